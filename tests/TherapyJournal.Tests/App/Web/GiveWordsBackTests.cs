using System.Net;
using Shouldly;
using TherapyJournal.Storage;
using TherapyJournal.Tests.App.Web.Patient;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web;

/// <summary>Words that were sent by whoever is signed out, or from a page that is too old, are lost by nobody and kept for nobody.</summary>
public abstract class GiveWordsBackTests(TestedDatabase on) : PatientBrowsedTest(on)
{
    private const string Lines = "It was a long day.\nThen <b>my</b> sister called.";

    [Fact(Timeout = Hanging)]
    public async Task Signed_out_the_words_come_back_in_a_field_and_are_sent_again_after_signing_in()
    {
        var form = Entry(Lines, await Page.OpenAsync("/journal"));
        await Page.PostAsync("/sign-out", Fields());
        AsABrowser(Page);

        var ended = await Page.PostProvenAsync("/journal", form, "a proof of before");

        ended.Status.ShouldBe(HttpStatusCode.NotFound);
        ended.Text.ShouldContain("Your sign-in has ended");
        ended.Text.ShouldContain("Nothing of what you sent just now was kept.");
        ended.Html.ShouldContain("href=\"/sign-in\" target=\"_blank\"");
        WordsIn(ended).ShouldBe(Lines);
        Again(ended).ShouldBe(form, ignoreOrder: true);
        ShouldAskForWhom(ended);
        ended.Html.ShouldNotContain("a proof of before");
        ended.Html.ShouldNotContain("class=\"first\"");
        ended.Text.ShouldContain(TherapyJournal.Safety.FirstAid.WhomToCall.Split('\n')[0]);

        await Page.PostAsync("/sign-in", Fields(("name", "ada"), ("password", Password)), "/sign-in");
        var asked = await Page.PostProvenAsync("/journal", Again(ended), ended.Proof);

        asked.Status.ShouldBe(HttpStatusCode.BadRequest);
        asked.Text.ShouldContain("look at it and send it again");
        WordsIn(asked).ShouldBe(Lines);
        ShouldAskForWhom(asked);
        (await EntriesAsync()).ShouldBeEmpty();

        (await Page.PostProvenAsync("/journal", Again(asked), asked.Proof)).Text.ShouldContain(
            "It is kept, for you alone."
        );
        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe(Lines);
    }

    [Fact(Timeout = Hanging)]
    public async Task Signed_out_every_address_answers_alike()
    {
        var entry = (await WriteAsync(Calm)).Path;
        var nobody = NewBrowser();
        AsABrowser(nobody);
        var form = Entry(Lines, $"{RowId.New(Ground.Clock)}");
        var missing = await nobody.PostProvenAsync("/nothing/here", form, proof: null);

        foreach (
            var path in (string[])
                [
                    "/journal",
                    $"{entry}/edit",
                    "/journal/entries/none/edit",
                    "/journal/plan/edit",
                    "/today",
                    "/practice/policies/name",
                ]
        )
        {
            var shown = await nobody.PostProvenAsync(path, form, proof: null);
            // Each has its own address alone, which whoever sent it knows.
            var html = shown.Html.Replace($"action=\"{path}\"", "action=\"/nothing/here\"", StringComparison.Ordinal);
            (shown.Status, html).ShouldBe((missing.Status, missing.Html), path);
            shown.Path.ShouldBe(path);
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task Too_much_is_too_much_alike_also_where_long_words_are_taken()
    {
        var form = Entry(new string('a', 2_000_000), "1");
        var nobody = NewBrowser();
        AsABrowser(nobody);
        nobody.Headers["Expect"] = "100-continue";
        foreach (var path in (string[])["/journal", "/nothing/here"])
        {
            var shown = await nobody.PostProvenAsync(path, form, proof: null);
            shown.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge, path);
            shown.Text.ShouldContain("nothing of it was kept");
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task Danger_in_them_is_answered_first_without_a_number_that_nobody_knows_to_be_right()
    {
        var nobody = NewBrowser();
        AsABrowser(nobody);

        var shown = await nobody.PostProvenAsync("/journal", Entry(Urgent, "1"), proof: null);

        var first = Shown.Between(shown.Html, "class=\"first\"", "</section>");
        WebUtility.HtmlDecode(first).ShouldContain(TherapyJournal.Safety.FirstAid.For(Urgent)!.Split('\n')[0]); // it is urgent
        (await AlertsAsync()).ShouldBe(0);
    }

    [Theory(Timeout = Hanging)]
    [InlineData("/journal", "password")]
    [InlineData("/journal", "present")]
    [InlineData("/account/password", "words")]
    public async Task What_may_be_a_secret_is_shown_to_nobody(string path, string field)
    {
        var nobody = NewBrowser();
        AsABrowser(nobody);

        var shown = await nobody.PostProvenAsync(path, Fields((field, "four quiet words here")), proof: null);

        shown.Text.ShouldContain("Your sign-in has ended");
        shown.Html.ShouldNotContain("quiet");
    }

    [Fact(Timeout = Hanging)]
    public async Task What_another_site_sends_is_shown_to_nobody_signed_out_or_in()
    {
        foreach (var browser in (Browser[])[NewBrowser(), Page])
        {
            AsABrowser(browser);
            foreach (
                var (name, value) in new[] { ("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site") }
            )
            {
                AsABrowser(browser);
                browser.Headers[name] = value;
                var shown = await browser.PostProvenAsync("/journal", Entry(Lines, "1"), proof: null);
                shown.Status.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
                shown.Html.ShouldNotContain("sister");
            }
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task Words_for_what_is_gone_can_be_copied()
    {
        AsABrowser(Page);

        var shown = await Page.PostAsync(
            $"/journal/entries/{RowId.New(Ground.Clock)}/edit",
            Fields(("words", Lines), ("version", "1"))
        );

        shown.Status.ShouldBe(HttpStatusCode.NotFound);
        shown.Text.ShouldContain("so that you can copy it");
        WordsIn(shown).ShouldBe(Lines);
        shown.Html.ShouldNotContain(">Send it again<");
    }

    private void AsABrowser(Browser browser)
    {
        browser.Headers["Accept"] = "text/html";
        browser.Headers["Origin"] = $"http://127.0.0.1:{Server.Port}";
        browser.Headers["Sec-Fetch-Site"] = "same-origin";
    }

    private static Dictionary<string, string> Entry(string words, Shown page) =>
        Fields(
            ("words", words),
            ("for", "alone"),
            ("delivery", page.Field("delivery")),
            ("whose", page.Field("whose"))
        );

    private static Dictionary<string, string> Entry(string words, string delivery) =>
        Fields(("words", words), ("for", "alone"), ("delivery", delivery));

    // Whoever sends it chooses anew for whom it is.
    private static Dictionary<string, string> Again(Shown page) =>
        Fields(
            ("words", WordsIn(page)),
            ("for", "alone"),
            ("delivery", page.Field("delivery")),
            ("whose", page.Field("whose"))
        );

    private static void ShouldAskForWhom(Shown page)
    {
        page.Field("for").ShouldBeEmpty();
        Shown
            .Between(page.Html, "<select id=\"for\" name=\"for\"", "</select>")
            .ShouldContain("<option value selected>");
        Shown.Between(page.Html, "<select id=\"for\"", ">").ShouldContain("required");
    }

    // A browser swallows the first line break of a field.
    private static string WordsIn(Shown page) =>
        WebUtility.HtmlDecode(Shown.Between(page.Html, "name=\"words\"", "</textarea>").Split(">&#xA;", 2)[^1]);
}

public sealed class GiveWordsBackOnSqlite() : GiveWordsBackTests(TestedDatabase.Sqlite);

public sealed class GiveWordsBackOnPostgres() : GiveWordsBackTests(TestedDatabase.Postgres);
