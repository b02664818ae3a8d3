using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Therapist;

public abstract class SessionNotesPagesTests(TestedDatabase on) : DeskTest(on)
{
    private const string Canary = "kormoranlampion";

    private string All => $"/patients/{Ada}/sessions";

    [Fact(Timeout = Hanging)]
    public async Task A_session_is_noted_with_a_day_and_a_time_and_stands_on_both_pages()
    {
        var day = Ground.Clock.GetUtcNow().AddDays(4).ToString("yyyy-MM-dd", null);

        var page = await Desk.PostAsync(All, Fields(("day", day), ("time", "14:00")));

        var said = TherapyJournal.App.Terminal.Commands.AppointmentTime.Of($"{day}T14:00");
        page.Text.ShouldContain($"To come {said} no notes");
        page.Html.ShouldContain("<input id=\"day\" name=\"day\" type=\"date\"");
        page.Html.ShouldContain("<input id=\"time\" name=\"time\" type=\"time\"");
        (await OpenAsync(Ada)).Text.ShouldContain($"next session {said}");
    }

    [Fact(Timeout = Hanging)]
    public async Task Text_is_understood_and_what_is_not_is_shown_again_as_it_was_typed()
    {
        (await Desk.PostAsync(All, Fields(("day", "24 Feb 2026"), ("time", "")))).Text.ShouldContain("Tue 24 Feb 2026");

        var page = await Desk.PostAsync(All, Fields(("day", "next Tuesday"), ("time", "two")));

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Text.ShouldContain("A date is written as");
        page.Text.ShouldContain("Nothing was noted.");
        page.Html.ShouldContain("type=\"text\" value=\"next Tuesday\"");
        page.Html.ShouldContain("type=\"text\" value=\"two\"");
    }

    [Fact(Timeout = Hanging)]
    public async Task Notes_are_kept_shown_and_changed_with_how_they_read_before()
    {
        var at = await SessionAsync();
        var empty = await Desk.OpenAsync(at);
        empty.Text.ShouldContain("Session of Tue 24 Feb 2026 14:00");

        var kept = await Desk.PostAsync(at, Fields(("version", "0"), ("notes", "Felt <b>heavy</b>.\r\nThe sister.")));
        kept.Status.ShouldBe(HttpStatusCode.OK);
        kept.Html.ShouldContain("Felt &lt;b&gt;heavy&lt;/b&gt;.&#xA;The sister.</textarea>");
        var changed = await Desk.PostAsync(at, Fields(("version", kept.Field("version")), ("notes", "Lighter.")));

        changed.Html.ShouldContain("Lighter.</textarea>");
        changed.Text.ShouldContain("How they read before");
        changed.Text.ShouldContain("The sister.");
        (await Desk.OpenAsync(All)).Text.ShouldContain("Tue 24 Feb 2026 14:00 Lighter.");
    }

    [Fact(Timeout = Hanging)]
    public async Task Changed_in_two_windows_the_second_sees_what_is_kept_and_loses_nothing()
    {
        var at = await SessionAsync();
        await Desk.PostAsync(at, Fields(("version", "0"), ("notes", "From the tablet.")));

        var second = await Desk.PostAsync(at, Fields(("version", "0"), ("notes", "From the desk.")));

        second.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        second.Text.ShouldContain("Nothing was overwritten");
        second.Html.ShouldContain("From the desk.</textarea>");
        second.Text.ShouldContain("What is kept, since");
        second.Text.ShouldContain("From the tablet.");
        var together = await Desk.PostAsync(
            at,
            Fields(("version", second.Field("version")), ("notes", "From the tablet. From the desk."))
        );
        together.Status.ShouldBe(HttpStatusCode.OK);
        together.Html.ShouldContain("From the tablet. From the desk.</textarea>");
    }

    [Fact(Timeout = Hanging)]
    public async Task What_is_too_long_has_a_clear_sentence_and_stays_in_the_field()
    {
        var at = await SessionAsync();
        var words = string.Concat(Enumerable.Repeat("heavy ", 3_400));

        var page = await Desk.PostAsync(at, Fields(("version", "0"), ("notes", words)));

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Text.ShouldContain("at most 20,000 characters");
        page.Html.ShouldContain("heavy heavy </textarea>");
    }

    [Fact(Timeout = Hanging)]
    public async Task Nobody_but_their_author_finds_a_word_of_them_on_any_page()
    {
        var at = await SessionAsync();
        await WriteAsync(Ada, Wish);
        await Desk.PostAsync(at, Fields(("version", "0"), ("notes", $"A {Canary}.")));
        (await Desk.OpenAsync(All)).Text.ShouldContain(Canary);
        var other = await House.AddTherapistAsync("Cleo Example");
        await House.InsertAsync(Ada, new Caseload { TherapistId = other }, new CaseloadContent(0, "a test"));
        var colleague = await SignedInAsync(AccountHolder.Of(other), "cleo");
        var patient = await SignedInAsync(AccountHolder.Of(Ada), "ada");

        foreach (
            var path in (string[])
                [
                    at,
                    All,
                    "/today",
                    $"/patients/{Ada}",
                    $"/patients/{Ada}/settings",
                    $"/patients/{Ada}/period?from=2020-01-01&to=2999-12-31",
                    $"/patients/{Ada}/models",
                ]
        )
        {
            var theirs = await colleague.OpenAsync(path);
            (theirs.Status, theirs.Html.Contains(Canary, StringComparison.Ordinal)).ShouldBe(
                (HttpStatusCode.OK, false),
                path
            );
        }
        foreach (
            var path in (string[])
                [
                    "/journal",
                    "/journal/entries",
                    "/journal/week",
                    "/journal/goals",
                    "/journal/plan",
                    "/journal/readings",
                    "/journal/rights",
                ]
        )
        {
            var own = await patient.OpenAsync(path);
            (own.Status, own.Html.Contains(Canary, StringComparison.Ordinal)).ShouldBe(
                (HttpStatusCode.OK, false),
                path
            );
        }
        // Also the author finds them nowhere but on their own page: what is printed for the file is no place for them.
        foreach (
            var path in (string[])
                ["/today", $"/patients/{Ada}", $"/patients/{Ada}/period?from=2020-01-01&to=2999-12-31"]
        )
        {
            (await Desk.OpenAsync(path)).Html.ShouldNotContain(Canary, customMessage: path);
        }
        ShouldBeNowhere(await patient.OpenAsync(at));
    }

    [Fact(Timeout = Hanging)]
    public async Task Of_another_therapists_patient_and_of_no_session_there_is_no_such_page()
    {
        var mine = await SessionAsync();
        var theirs = await House.AddPatientAsync(await House.AddTherapistAsync("Ben Other"), "Ben Patient");

        foreach (var id in (string[])[theirs.ToString(), RowId.New(Ground.Clock).ToString(), "no-id"])
        {
            ShouldBeNowhere(await Desk.OpenAsync($"/patients/{id}/sessions"));
            ShouldBeNowhere(await Desk.PostAsync($"/patients/{id}/sessions", Fields(("day", "2026-02-24"))));
            ShouldBeNowhere(await Desk.OpenAsync($"/patients/{id}/sessions/{mine.Split('/')[^1]}"));
            ShouldBeNowhere(await Desk.PostAsync($"/patients/{id}/sessions/{mine.Split('/')[^1]}", Notes("x")));
            ShouldBeNowhere(await Desk.OpenAsync($"{All}/{id}"));
            ShouldBeNowhere(await Desk.PostAsync($"{All}/{id}", Notes("x")));
        }
        (await House.LookAsync(db => db.TherapySessionNotes.AnyAsync(Cancel))).ShouldBeFalse();
    }

    private static Dictionary<string, string> Notes(string words) => Fields(("version", "0"), ("notes", words));

    private async Task<string> SessionAsync()
    {
        await House.Get<NoteTherapySession>().RunAsync(Reader, Ada, "2026-02-24T14:00", Cancel);
        return $"{All}/{await House.LookAsync(db => db.TherapySessions.Select(s => s.Id).SingleAsync(Cancel))}";
    }
}

public sealed class SessionNotesPagesOnSqlite() : SessionNotesPagesTests(TestedDatabase.Sqlite);

public sealed class SessionNotesPagesOnPostgres() : SessionNotesPagesTests(TestedDatabase.Postgres);
