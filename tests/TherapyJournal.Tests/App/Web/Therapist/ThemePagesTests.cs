using System.Net;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Therapist;

public abstract class ThemePagesTests(TestedDatabase on) : DeskTest(on)
{
    [Fact]
    public async Task What_recurs_stands_there_with_sentences_that_lead_to_their_entries()
    {
        var first = await OnADayAsync("I walked by the <canal>.");
        await OnADayAsync("It rained on the canal.");
        await OnADayAsync("That canal again.");
        await OnADayAsync("The canal is mine alone.", isPrivate: true);

        (await AsSignedInNowAsync($"/patients/{Ada}")).Html.ShouldContain($"/patients/{Ada}/themes");
        var page = await ThemesAsync();

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Html.ShouldContain("""<span class="own">canal</span>""");
        page.Text.ShouldContain("3 entries on 3 days, first on ");
        page.Html.ShouldContain("""<p class="own">I walked by the &lt;canal&gt;.</p>""");
        page.Html.ShouldContain($"/patients/{Ada}?entry={first}#entry-{first}");
        page.Text.ShouldContain("week from");
        page.Text.ShouldContain("What is private is not there.");
        page.Text.ShouldNotContain("mine alone");
    }

    [Fact]
    public async Task Where_nothing_recurs_it_says_how_much_it_takes()
    {
        var page = await ThemesAsync();

        page.Text.ShouldContain("Nothing recurs yet. It takes 3 entries, on 2 different days, that hold the same.");
        page.Text.ShouldContain("There is no entry to look at.");
    }

    [Fact]
    public async Task Days_bound_it_and_what_is_none_is_said()
    {
        await OnADayAsync("By the canal.");
        await OnADayAsync("On the canal.");
        await OnADayAsync("That canal again.");

        (await ThemesAsync("?to=2001-01-01")).Text.ShouldContain("There is no entry to look at.");
        (await ThemesAsync("?from=2026-02-30")).Text.ShouldContain("There is no day 2026-02-30.");
        var page = await ThemesAsync("?from=2026-02-02&to=2026-02-01");
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Text.ShouldContain("The first day is later than the last.");
        (await House.Get<AccessRecord>().ReadAsync(Ada, Cancel))
            .Lines.Count(l => l.Purpose == nameof(Purpose.ReadThemes))
            .ShouldBe(1, "nothing is read for days that there are not");
    }

    [Fact]
    public async Task Of_another_therapists_patient_there_is_no_such_page()
    {
        var theirs = await House.AddPatientAsync(await House.AddTherapistAsync("Ben Other"), "Ben Patient");

        foreach (var id in (string[])[theirs.ToString(), RowId.New(Ground.Clock).ToString(), "no-id"])
        {
            ShouldBeNowhere(await Desk.OpenAsync($"/patients/{id}/themes"));
        }
    }

    private Task<Shown> ThemesAsync(string days = "") => AsSignedInNowAsync($"/patients/{Ada}/themes{days}");

    // Days have passed, and a sign-in ends.
    private async Task<Shown> AsSignedInNowAsync(string path) =>
        await (await SignedInAsync(AccountHolder.Of(Reader.Id))).OpenAsync(path);

    private async Task<Guid> OnADayAsync(string words, bool isPrivate = false)
    {
        var entry = await WriteAsync(Ada, words, isPrivate);
        Ground.Clock.Advance(TimeSpan.FromHours(20));
        return entry;
    }
}

public sealed class ThemePagesOnSqlite() : ThemePagesTests(TestedDatabase.Sqlite);

public sealed class ThemePagesOnPostgres() : ThemePagesTests(TestedDatabase.Postgres);
