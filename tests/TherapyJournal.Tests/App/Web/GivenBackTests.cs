using System.Net;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Tests.App.Web.Patient;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web;

/// <summary>Several people use one browser: what one of them wrote goes into nobody else's journal, and nobody loses it.</summary>
public abstract class GivenBackTests(TestedDatabase on) : PatientBrowsedTest(on)
{
    private const string Mine = "Nobody but me shall have this.";

    [Fact(Timeout = Hanging)]
    public async Task The_words_of_one_patient_are_not_sent_by_another_who_signed_in_meanwhile()
    {
        var open = await Page.OpenAsync("/journal");
        await Page.PostAsync("/sign-out", Fields());
        var ben = AccountHolder.Of(await House.AddPatientAsync(Therapist.Id, "Ben"));
        await JoinAsync(Page, await CodeForAsync(ben), "ben");
        AsABrowser(Page);

        var shown = await Page.PostProvenAsync("/journal", Entry(open), open.Proof);

        shown.Status.ShouldBe(HttpStatusCode.BadRequest);
        shown.Text.ShouldContain("Somebody else may be signed in here now");
        shown.Html.ShouldContain(Mine);
        ShouldOfferNothingButCopying(shown);
    }

    [Fact(Timeout = Hanging)]
    public async Task Words_that_do_not_say_whose_they_are_can_be_copied_alone()
    {
        AsABrowser(Page);
        var form = Fields(("words", Mine), ("for", "both"), ("delivery", "1"));

        var shown = await Page.PostProvenAsync("/journal", form, "an old proof");

        shown.Text.ShouldContain("Somebody else may be signed in here now");
        shown.Html.ShouldContain(Mine);
        ShouldOfferNothingButCopying(shown);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_therapist_who_signed_in_meanwhile_is_told_the_same()
    {
        var open = await Page.OpenAsync("/journal");
        var staff = await SignedInAsync(AccountHolder.Of(Therapist.Id), "noor");
        AsABrowser(staff);

        var shown = await staff.PostProvenAsync("/journal", Entry(open), open.Proof);

        shown.Status.ShouldBe(HttpStatusCode.NotFound);
        shown.Text.ShouldContain("Somebody else may be signed in here now");
        shown.Html.ShouldContain(Mine);
        ShouldOfferNothingButCopying(shown);
    }

    [Fact(Timeout = Hanging)]
    public async Task Given_back_signed_out_they_are_still_not_sent_by_another()
    {
        var open = await Page.OpenAsync("/journal");
        var browser = NewBrowser();
        AsABrowser(browser);
        var ended = await browser.PostProvenAsync("/journal", Entry(open), open.Proof);
        ended.Html.ShouldContain(">Send it again<");
        var other = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync(Therapist.Id, "Ben")), "ben");
        AsABrowser(other);
        var again = Entry(open);
        again["whose"] = ended.Field("whose");

        ShouldOfferNothingButCopying(await other.PostProvenAsync("/journal", again, ended.Proof));
    }

    [Theory(Timeout = Hanging)]
    [InlineData("/journal/plan/edit", "alone", "Walk", "What I can do by myself")]
    [InlineData("/patients/new", "name", "Newperson", "Name")]
    [InlineData("/patients/1/settings/contact", "value", "+49301234567", "What was to stand there")]
    [InlineData("/patients/new", "born", "1990-01-02", "Field: born")]
    public async Task One_word_is_not_lost_when_the_sign_in_has_ended(
        string path,
        string field,
        string value,
        string label
    )
    {
        var browser = NewBrowser();
        AsABrowser(browser);

        var shown = await browser.PostProvenAsync(path, Fields((field, value), ("was", "old value")), "a proof");

        shown.Text.ShouldContain("copy it first");
        shown.Text.ShouldContain(label);
        WebUtility
            .HtmlDecode(Shown.Between(shown.Html, $"name=\"{field}\"", "</textarea>"))
            .ShouldEndWith($">\n{value}");
        shown.Html.ShouldNotContain("type=\"hidden\"");
        shown.Html.ShouldNotContain("old value");
    }

    [Fact(Timeout = Hanging)]
    public async Task Who_signed_in_again_sends_a_plan_of_single_words_with_one_press_and_empty_steps_stay_empty()
    {
        var open = await Page.OpenAsync("/journal/plan/edit");
        AsABrowser(Page);
        var form = Fields(
            ("alone", "Walk"),
            ("people", ""),
            ("version", open.Field("version")),
            ("whose", open.Field("whose"))
        );

        var shown = await Page.PostProvenAsync("/journal/plan/edit", form, "an old proof");

        shown.Text.ShouldContain("look at it and send it again");
        shown.Html.ShouldContain("type=\"hidden\" name=\"people\" value=\"\"");
        (await Page.PostProvenAsync("/journal/plan/edit", form, shown.Proof)).Text.ShouldContain("Walk");
    }

    private static Dictionary<string, string> Entry(Shown page) =>
        Fields(("words", Mine), ("for", "both"), ("delivery", page.Field("delivery")), ("whose", page.Field("whose")));

    private static void ShouldOfferNothingButCopying(Shown page)
    {
        page.Html.ShouldNotContain(">Send it again<");
        page.Html.ShouldNotContain("name=\"for\"");
        page.Html.ShouldNotContain("name=\"whose\"");
        page.Html.ShouldNotContain("name=\"delivery\"");
    }

    private void AsABrowser(Browser browser)
    {
        browser.Headers["Accept"] = "text/html";
        browser.Headers["Origin"] = $"http://127.0.0.1:{Server.Port}";
        browser.Headers["Sec-Fetch-Site"] = "same-origin";
    }
}

public sealed class GivenBackOnSqlite() : GivenBackTests(TestedDatabase.Sqlite);

public sealed class GivenBackOnPostgres() : GivenBackTests(TestedDatabase.Postgres);
