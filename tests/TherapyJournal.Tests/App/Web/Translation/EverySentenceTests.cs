using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Shouldly;
using TherapyJournal.App.Web;
using TherapyJournal.Goals;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Tests.App.Web.Patient;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Translation;

/// <summary>Whatever a patient's page says was looked up, so that it can be said in another language: every page of the route table, and what the acts answer.</summary>
public abstract class EverySentenceTests(TestedDatabase on) : PatientBrowsedTest(on)
{
    private const string Goal = "Sleep through until the morning.";
    private const string Line = "Walk by the canal";

    private readonly BracketedWords words = new();

    /// <summary>Routes behind which stands no page.</summary>
    private static readonly string[] NoPages = ["/assets/", "/manifest.webmanifest", "/account/here"];

    protected override void Add(IServiceCollection services) => services.AddSingleton<IStringLocalizerFactory>(words);

    [Fact(Timeout = Hanging)]
    public async Task Every_page_says_nothing_that_was_not_looked_up()
    {
        foreach (var path in Pages(Guid.Empty).Where(p => !p.Contains($"{Guid.Empty}", StringComparison.Ordinal)))
        {
            await OpenAsync(Page, path);
        }
        var entry = await FillAsync();
        var pages = Pages(entry).ToList();

        pages.Count.ShouldBeGreaterThan(20);
        foreach (var path in pages.Concat(["/journal/readings?mine", "/journal/entries?page=2"]))
        {
            await OpenAsync(Page, path);
        }
        foreach (var days in (int[])[1, 3, 400])
        {
            Ground.Clock.Advance(TimeSpan.FromDays(days));
            await NewBrowserOfAdaAsync("/journal/plan");
        }
        foreach (var path in (string[])["/sign-in", "/sign-in/code", "/join"])
        {
            await OpenAsync(NewBrowser(), path);
        }
        words.Missing.Distinct().ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task Every_answer_to_what_is_written_says_nothing_that_was_not_looked_up()
    {
        await SayAsync("/journal", ("words", " "), ("for", "both"));
        await SayAsync("/journal", ("words", Calm), ("for", "everybody"));
        await SayAsync("/journal", ("words", Urgent), ("for", "both"), ("delivery", $"{RowId.New(Ground.Clock)}"));
        await SayAsync("/journal/goals", ("goal", Goal));
        await SayAsync("/journal/goals", ("goal", ""));
        await SayAsync("/journal/mood", ("mood", ""));
        await SayAsync("/journal/mood", ("mood", "11"));
        await SayAsync("/journal/week");
        var entry = (await EntriesAsync())[0].Id;
        await SayAsync($"/journal/entries/{entry}/edit", ("words", ""));
        await SayAsync($"/journal/entries/{entry}/private");
        await SayAsync($"/journal/entries/{entry}/share");
        await SayAsync($"/journal/entries/{entry}/take-back");
        await SayAsync("/journal/question", ("wish", "not-today"), ("words", Calm));
        await SayAsync("/journal/consents", ("kind", "nothing"));
        await SayAsync("/journal/plan/edit", ("version", "0"), ("alone", string.Join('\n', Enumerable.Range(1, 13))));
        await SayAsync("/journal/plan/edit", ("version", "0"), ("alone", Line));
        await SayAsync("/journal/plan/edit", ("version", "0"), ("alone", "Something else"));
        await SayAsync("/journal/plan");
        foreach (var kind in Enum.GetValues<ConsentKind>())
        {
            await SayAsync(
                "/journal/consents",
                ("kind", $"{kind}".ToLowerInvariant()),
                ("text", "1"),
                ("answer", "no")
            );
        }
        await SayAsync("/journal/consents/keeping");
        await SayAsync("/journal/consents");
        await SayAsync("/journal");
        await SayAsync("/journal", ("words", Calm), ("for", "both"));
        await SayAsync("/journal/mood", ("mood", "4"));
        await SayAsync("/journal/goals", ("goal", Goal));
        await SayAsync("/journal/plan/edit", ("version", "1"), ("alone", Calm));
        words.Missing.Distinct().ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task Every_answer_to_a_wish_says_nothing_that_was_not_looked_up()
    {
        const string wishes = "/journal/by-itself";
        foreach (var days in (string[])["monday", "monday&day=friday"])
        {
            await SayAsync(await Page.PostAsync($"{wishes}/reminders", $"day={days}&hour=18%3A00&switch=on", wishes));
        }
        await SayAsync($"{wishes}/reminders", ("day", "monday"), ("hour", "late"), ("switch", "on"));
        await SayAsync($"{wishes}/week", ("day", "sunday"), ("hour", "late"), ("switch", "on"));
        await SayAsync($"{wishes}/week", ("switch", "on"));
        await SayAsync($"{wishes}/week", ("day", "sunday"), ("hour", "18:00"), ("switch", "on"));
        await SayAsync($"{wishes}/clock", ("place", "Nowhere at all"));
        await WithoutConsentAsync(ConsentKind.Telegram);
        await SayAsync($"{wishes}/week", ("day", "sunday"), ("hour", "18:00"), ("switch", "on"));
        await SayAsync(wishes);
        words.Missing.Distinct().ShouldBeEmpty();
    }

    [Theory(Timeout = Hanging)]
    [InlineData(nameof(PatientStatus.Paused))]
    [InlineData(nameof(PatientStatus.Ended))]
    public async Task A_journal_that_rests_says_nothing_that_was_not_looked_up(string status)
    {
        await House.Get<ChangePatient>().SetStatusAsync(Therapist, Ada, Enum.Parse<PatientStatus>(status), Cancel);
        foreach (var path in (string[])["/journal/by-itself", "/journal", "/journal/consents", "/journal/plan"])
        {
            await SayAsync(path);
        }
        await SayAsync("/journal", ("words", Calm), ("for", "both"));
        await SayAsync("/journal/mood", ("mood", "4"));
        await SayAsync("/journal/plan/edit", ("version", "0"), ("alone", Line));
        words.Missing.Distinct().ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task The_end_of_a_journal_says_nothing_that_was_not_looked_up()
    {
        await SayAsync("/journal/rights/erase/call-off");
        await SayAsync("/journal/rights/export");
        await SayAsync("/journal/rights/erase", ("sure", "yes"));
        await SayAsync("/journal");
        await SayAsync("/journal/plan");
        await SayAsync("/journal", ("words", Calm), ("for", "both"));
        await SayAsync("/journal/rights/erase/call-off", ("call", "off"));
        words.Missing.Distinct().ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task The_ways_in_say_nothing_that_was_not_looked_up()
    {
        var code = await CodeForAsync(TherapyJournal.Accounts.AccountHolder.Of(await House.AddPatientAsync()));
        for (var tried = 1; tried <= 6; tried++)
        {
            await SayAsync("/account/passkeys/options", ("password", "wrong"));
        }
        await SayAsync("/account/passkeys", ("credential", "{}"));
        var browser = NewBrowser();
        (string Path, (string, string)[] Fields)[] tries =
        [
            ("/sign-in", [("name", "ada"), ("password", "wrong")]),
            ("/sign-in/code", [("code", "123456")]),
            ("/sign-in/passkey", [("credential", "{}")]),
            ("/join", [("code", "wrong")]),
            ("/join", [("code", code)]),
            ("/join/details", [("code", code), ("name", ""), ("password", Password)]),
            ("/join/details", [("code", code), ("name", "ben"), ("password", "short")]),
            ("/join/details", [("code", code), ("name", "ada"), ("password", Password)]),
            ("/join/passkey", [("code", code), ("name", "ben"), ("credential", "{}")]),
            ("/join/passkey/options", [("code", "wrong"), ("name", "ben")]),
        ];
        foreach (var (path, fields) in tries)
        {
            await SayAsync(await browser.PostAsync(path, Fields(fields), "/sign-in"));
        }
        await SayAsync(await browser.PostUnprovenAsync("/sign-in", Fields()));
        foreach (var reader in (Browser[])[browser, Page])
        {
            reader.Headers["Accept"] = "text/html";
            reader.Headers["Sec-Fetch-Site"] = "same-origin";
            await SayAsync(await reader.PostUnprovenAsync("/journal", Fields(("words", Calm))));
            await SayAsync(await reader.PostUnprovenAsync("/nothing/here", Fields(("words", Urgent))));
            await SayAsync(await reader.PostUnprovenAsync("/nothing/here", Fields()));
            await SayAsync(await reader.OpenAsync("/nothing/here"));
        }
        browser.Headers["Expect"] = "100-continue";
        await SayAsync(await browser.PostUnprovenAsync("/sign-in", Fields(("name", new string('a', 2_000_000)))));
        Shown shown;
        do
        {
            var nobody = NewBrowser();
            nobody.Headers["Accept"] = "text/html";
            shown = await nobody.PostAsync("/sign-in", Fields(("name", "ada")), "/sign-in");
            await SayAsync(shown);
        } while (shown.Status != HttpStatusCode.TooManyRequests);
        words.Missing.Distinct().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<p>⟦Keep it⟧ bare</p>", "p: ⟦Keep it⟧ bare")]
    [InlineData("<a title=\"bare\">⟦Keep it⟧</a>", "title: bare")]
    [InlineData("<p>⟦Said by ⟧somebody⟦.⟧</p>", "p: ⟦Said by ⟧somebody⟦.⟧")]
    [InlineData("<form data-says=\"Not sent\">⟦Keep <b>it</b>⟧</form>", "data-says: Not sent")]
    public void What_was_not_looked_up_is_seen(string html, string bare) =>
        TheirWords.NotLookedUp(html).ShouldBe([bare]);

    private async Task OpenAsync(Browser browser, string path) => Look(await browser.OpenAsync(path), path);

    /// <summary>Sends a form, or with nothing to send opens a page where there is one.</summary>
    private async Task SayAsync(string path, params (string, string)[] fields)
    {
        var isPage = fields.Length == 0 && Pages(Guid.Empty).Contains(path);
        Look(isPage ? await Page.OpenAsync(path) : await Page.PostAsync(path, Fields(fields)), path);
    }

    private static Task SayAsync(Shown shown)
    {
        Look(shown, shown.Path);
        return Task.CompletedTask;
    }

    private static void Look(Shown shown, string path)
    {
        ((int)shown.Status).ShouldBeInRange(200, 429, path);
        shown.Html.ShouldNotBeEmpty(path);
        TheirWords.NotLookedUp(shown.Html).ShouldBeEmpty(path);
    }

    /// <summary>Every page that a patient, or whoever is not signed in, can open, with this entry's id.</summary>
    private IEnumerable<string> Pages(Guid entry) =>
        from route in Server.Routes.OfType<RouteEndpoint>()
        where
            route.Metadata.GetMetadata<PageDoor>()?.Door
                is Door.Patient
                    or Door.AnyPatient
                    or Door.SignedIn
                    or Door.Anybody
        where route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Contains("GET")
        let path = $"/{route.RoutePattern.RawText!.Trim('/').Replace("{id:guid}", $"{entry}", StringComparison.Ordinal)}"
        where !NoPages.Any(p => path.StartsWith(p, StringComparison.Ordinal))
        where !path.EndsWith("/answer", StringComparison.Ordinal)
        select path;

    /// <summary>Something for every page to show.</summary>
    /// <returns>An entry with an answer, and what a therapist accepted of it.</returns>
    private async Task<Guid> FillAsync()
    {
        for (var n = 0; n < 21; n++)
        {
            await WriteAsync($"{n}. {Calm}", n % 2 == 0 ? "alone" : "both");
        }
        await WriteAsync(Calm);
        var entry = (await EntriesAsync()).Last(e => !e.Content.IsPrivate).Id;
        await WorkAsync();
        await House.Get<PracticeSettings>().SetAsync("share-summaries", "on", Cancel);
        var summary = await House.LookAsync(db =>
            db.Summaries.Where(s => s.EntryId == entry).Select(s => s.Id).SingleAsync(Cancel)
        );
        await House.Get<AcceptSummary>().RunAsync(Therapist, Ada, entry, summary, Cancel);
        await House.Get<ChangeGoal>().AddAsync(Therapist, Ada, Goal, null, Cancel);
        await Page.PostAsync("/journal/mood", Fields(("mood", "4")));
        await Page.PostAsync("/journal/plan/edit", Fields(("version", "0"), ("alone", Line)));
        await Page.PostAsync("/journal/plan/edit", Fields(("version", "1"), ("alone", ""), ("people", Line)));
        await Page.PostAsync(
            "/journal/by-itself/reminders",
            Fields(("day", "monday"), ("hour", "18:00"), ("switch", "on"))
        );
        await House
            .Get<ChangeSafetyPlan>()
            .RunAsync(
                Therapist,
                Ada,
                2,
                new Dictionary<SafetyPlanStep, IReadOnlyList<string>> { [SafetyPlanStep.Signs] = [Line] },
                Cancel
            );
        await SayAsync("/journal/plan/edit", ("version", "2"), ("people", $"{Goal}\n{Line}"));
        await NewBrowserOfAdaAsync("/account");
        return entry;
    }

    private async Task NewBrowserOfAdaAsync(string path)
    {
        var browser = NewBrowser();
        await browser.PostAsync("/sign-in", Fields(("name", "ada"), ("password", Password)));
        await OpenAsync(browser, path);
    }
}

public sealed class EverySentenceOnSqlite() : EverySentenceTests(TestedDatabase.Sqlite);
