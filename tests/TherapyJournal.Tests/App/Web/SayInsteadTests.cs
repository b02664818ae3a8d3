using System.Globalization;
using System.Net;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web;

public abstract class SayInsteadTests(TestedDatabase on) : BrowsedTest(on)
{
    private const string ABrowsers = "text/html,application/xhtml+xml,*/*;q=0.8";

    [Theory(Timeout = Hanging)]
    [InlineData("/journal/nope", ABrowsers)]
    [InlineData("/admin", "*/*")]
    [InlineData("/today/x", ABrowsers)]
    [InlineData("/today", "*/*")]
    public async Task An_address_that_is_not_there_is_answered_with_a_page(string path, string accept)
    {
        var browser = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "ada");
        browser.Headers["Accept"] = accept;

        var shown = await browser.OpenAsync(path);

        shown.Status.ShouldBe(HttpStatusCode.NotFound);
        shown.Text.ShouldContain("There is nothing here");
        shown.Text.ShouldContain("If tonight is dangerous");
        shown.Html.ShouldContain("href=\"/\"");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_script_is_answered_with_no_page()
    {
        var browser = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "ada");
        browser.Headers["Accept"] = "*/*";
        browser.Headers["Sec-Fetch-Dest"] = "empty";

        (await browser.OpenAsync("/journal/nope")).Html.ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task Too_many_tries_are_told_when_to_go_on_and_whom_to_call_and_pages_can_be_read_meanwhile()
    {
        var browser = NewBrowser();
        browser.Headers["Accept"] = ABrowsers;

        var shown = await UntilTooManyAsync(browser);

        shown.Answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        var wait = shown.Answer.Headers.GetValues("Retry-After").Single();
        int.Parse(wait, CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        shown.Text.ShouldContain(
            "Too many tries. Wait a minute and try again; after five wrong ones for one name it takes a quarter of an hour."
        );
        shown.Html.ShouldContain("href=\"/join\"");
        shown.Text.ShouldContain(TherapyJournal.Safety.FirstAid.WhomToCall.Split('\n')[0]);
        foreach (var path in (string[])["/join", "/sign-in", "/sign-in/code"])
        {
            for (var read = 0; read < 30; read++)
            {
                (await browser.OpenAsync(path)).Status.ShouldBe(HttpStatusCode.OK, path);
            }
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task A_script_is_told_it_in_plain_words()
    {
        var browser = NewBrowser();
        browser.Headers["Accept"] = "application/json, text/plain";

        var shown = await UntilTooManyAsync(browser);

        shown.Html.ShouldBe(
            "Too many tries. Wait a minute and try again; after five wrong ones for one name it takes a quarter of an hour."
        );
        shown.Answer.Headers.Contains("Retry-After").ShouldBeTrue();
    }

    private static async Task<Shown> UntilTooManyAsync(Browser browser)
    {
        var proof = (await browser.OpenAsync("/join")).Proof;
        for (var tried = 0; tried < 60; tried++)
        {
            var shown = await browser.PostProvenAsync("/join", Fields(("code", "no such code")), proof);
            if (shown.Status == HttpStatusCode.TooManyRequests)
            {
                return shown;
            }
        }
        throw new InvalidOperationException("Nobody was held back.");
    }
}

public sealed class SayInsteadOnSqlite() : SayInsteadTests(TestedDatabase.Sqlite);

public sealed class SayInsteadOnPostgres() : SayInsteadTests(TestedDatabase.Postgres);
