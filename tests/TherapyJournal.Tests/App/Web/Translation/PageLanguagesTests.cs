using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.App.Web.Translation;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.App.Web.Patient;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Translation;

public abstract class PageLanguagesTests(TestedDatabase on) : PatientBrowsedTest(on)
{
    private const string German = "<html lang=\"de\">";
    private const string English = "<html lang=\"en\">";

    protected override void Add(IServiceCollection services)
    {
        GermanWords.Offer();
        services.AddSingleton(new PageLanguages(["en", "de"]));
    }

    [Fact(Timeout = Hanging)]
    public async Task A_patient_reads_the_page_in_their_own_language_whatever_the_browser_asks_for()
    {
        (await Page.OpenAsync("/journal/rights")).Html.ShouldContain(English);
        await SpeakAsync("de");
        Page.Headers["Accept-Language"] = "en";

        var rights = await Page.OpenAsync("/journal/rights");
        var entries = await Page.OpenAsync("/journal/entries");

        rights.Html.ShouldContain(German);
        rights.Text.ShouldContain("Was Ihnen gehört");
        rights.Text.ShouldContain("Heute Abend");
        rights.Text.ShouldContain(
            "A copy of everything",
            customMessage: "what has no translation yet is said in English"
        );
        entries.Text.ShouldContain("Hier steht noch nichts. Ein Satz genügt: schreiben Sie, wann Sie mögen .");
        entries.Html.ShouldContain("<a href=\"/journal\">schreiben Sie, wann Sie m&#xF6;gen</a>");
    }

    [Fact(Timeout = Hanging)]
    public async Task Dates_are_written_in_that_language_and_by_the_patients_clock()
    {
        await SpeakAsync("de");
        await House
            .Get<ChangeStanding>()
            .ByPatientAsync(new Reader.Patient(Ada), s => s with { TimeZone = "Asia/Tokyo" }, Cancel);

        var shown = await Page.PostAsync("/journal/mood", Fields(("mood", "4")));

        var there = Instant
            .FromDateTimeOffset(Ground.Clock.GetUtcNow())
            .InZone(DateTimeZoneProviders.Tzdb["Asia/Tokyo"])
            .LocalDateTime;
        var day = GermanWords.Days[(int)there.DayOfWeek % 7];
        shown.Text.ShouldContain(
            $"{day}, {there.Day}. {GermanWords.Months[there.Month - 1]} {there.Year}, {there.Hour:00}:{there.Minute:00} 4 von 10"
        );
    }

    [Theory(Timeout = Hanging)]
    [InlineData("de-AT,fr;q=0.8", German, "Anmelden")]
    [InlineData("fr,de;q=0.8,en;q=0.2", German, "Anmelden")]
    [InlineData("en-GB,de;q=0.5", English, "Sign in")]
    [InlineData("fr", English, "Sign in")]
    [InlineData("*;;q=,", English, "Sign in")]
    public async Task Whoever_is_not_signed_in_reads_what_the_browser_asks_for_where_there_is_such_a_language(
        string asked,
        string language,
        string says
    )
    {
        var browser = NewBrowser();
        browser.Headers["Accept-Language"] = asked;

        var shown = await browser.OpenAsync("/sign-in");

        shown.Html.ShouldContain(language);
        shown.Text.ShouldContain(says);
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_works_here_and_a_patient_of_a_language_that_is_not_offered_read_English()
    {
        await SpeakAsync("fr");
        var stone = await SignedInAsync(AccountHolder.Of(await House.AddTherapistAsync()), "stone");
        foreach (var (browser, path) in ((Browser, string)[])[(Page, "/journal/rights"), (stone, "/today")])
        {
            browser.Headers["Accept-Language"] = "de";

            (await browser.OpenAsync(path)).Html.ShouldContain(English);
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task What_could_not_be_taken_at_all_is_told_in_that_language()
    {
        var browser = NewBrowser();
        browser.Headers["Accept-Language"] = "de";
        browser.Headers["Expect"] = "100-continue";

        var shown = await browser.PostUnprovenAsync("/sign-in", Fields(("name", new string('a', 2_000_000))));

        shown.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        shown.Text.ShouldBe("Das ist mehr, als auf einmal geht.");
    }

    private Task SpeakAsync(string language) =>
        House
            .Get<ChangeStanding>()
            .ByPatientAsync(new Reader.Patient(Ada), s => s with { Language = language }, Cancel);
}

public sealed class PageLanguagesOnSqlite() : PageLanguagesTests(TestedDatabase.Sqlite);

public sealed class PageLanguagesOnPostgres() : PageLanguagesTests(TestedDatabase.Postgres);
