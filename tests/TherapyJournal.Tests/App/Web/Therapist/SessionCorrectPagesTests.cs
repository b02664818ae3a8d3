using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Therapist;

public abstract class SessionCorrectPagesTests(TestedDatabase on) : DeskTest(on)
{
    private string All => $"/patients/{Ada}/sessions";

    [Fact(Timeout = Hanging)]
    public async Task Two_clicks_note_it_once_and_the_second_says_so()
    {
        var session = Fields(("day", "2026-02-24"), ("time", "14:00"));
        await Desk.PostAsync(All, session);

        var second = await Desk.PostAsync(All, session);

        second.Text.ShouldContain("This session is noted already, and stands here once.");
        second.Text.Split("Tue 24 Feb 2026 14:00").Length.ShouldBe(2);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_session_is_moved_from_its_own_page()
    {
        var at = await SessionAsync();
        (await Desk.OpenAsync(at)).Html.ShouldContain("name=\"day\" type=\"date\" value=\"2026-02-24\"");

        var moved = await Desk.PostAsync($"{at}/move", Fields(("day", "2026-02-25"), ("time", "")));

        moved.Text.ShouldContain("Wed 25 Feb 2026 no notes");
        moved.Text.ShouldNotContain("Tue 24 Feb 2026");
        await Desk.PostAsync(All, Fields(("day", "2026-02-26"), ("time", "")));
        var taken = await Desk.PostAsync($"{at}/move", Fields(("day", "2026-02-26"), ("time", "")));
        taken.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        taken.Text.ShouldContain("Another session is noted for that time. Nothing was moved.");
        taken.Html.ShouldContain("value=\"2026-02-26\"");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_session_is_taken_away_in_two_steps_and_notes_only_where_that_is_said()
    {
        var at = await SessionAsync();
        await Desk.PostAsync(at, Fields(("version", "0"), ("notes", "Heavy.")));
        (await Desk.OpenAsync(at)).Html.ShouldContain($"<a href=\"{at}/remove\">");

        var asked = await Desk.PostAsync($"{at}/remove", Fields());

        asked.Text.ShouldContain("Take the session of Tue 24 Feb 2026 14:00 away");
        asked.Text.ShouldContain("Your notes on it go with it");
        (await Desk.OpenAsync(All)).Text.ShouldContain("Heavy.");
        var gone = await Desk.PostAsync($"{at}/remove", Fields(("notes", asked.Field("notes"))));
        gone.Text.ShouldContain("No session is noted yet.");
        ShouldBeNowhere(await Desk.OpenAsync(at));
    }

    [Fact(Timeout = Hanging)]
    public async Task Taken_away_twice_it_is_gone_and_that_is_said()
    {
        var at = await SessionAsync();
        await Desk.PostAsync(All, Fields(("day", "2026-02-25"), ("time", "")));
        (await Desk.PostAsync($"{at}/remove", Fields())).Text.ShouldNotContain("is gone");

        var second = await Desk.PostAsync($"{at}/remove", Fields());

        second.Status.ShouldBe(HttpStatusCode.OK);
        second.Text.ShouldContain("That session is gone: it is not noted here any more.");
        second.Text.ShouldContain("Wed 25 Feb 2026 no notes");
    }

    [Fact(Timeout = Hanging)]
    public async Task Of_another_therapists_patient_and_of_no_session_there_is_no_such_page()
    {
        var mine = (await SessionAsync()).Split('/')[^1];
        var theirs = await House.AddPatientAsync(await House.AddTherapistAsync("Ben Other"), "Ben Patient");

        foreach (var id in (string[])[theirs.ToString(), RowId.New(Ground.Clock).ToString(), "no-id"])
        {
            foreach (var at in (string[])[$"/patients/{id}/sessions/{mine}", $"{All}/{id}"])
            {
                ShouldBeNowhere(await Desk.OpenAsync($"{at}/remove"));
                var removed = await Desk.PostAsync($"{at}/remove", Fields(("notes", "too")));
                if (!at.StartsWith(All, StringComparison.Ordinal) || id == "no-id")
                {
                    ShouldBeNowhere(removed);
                }
                ShouldBeNowhere(await Desk.PostAsync($"{at}/move", Fields(("day", "2026-02-25"))));
            }
        }
        (await House.LookAsync(db => db.TherapySessions.CountAsync(Cancel))).ShouldBe(1);
    }

    private async Task<string> SessionAsync()
    {
        await House.Get<NoteTherapySession>().RunAsync(Reader, Ada, "2026-02-24T14:00", Cancel);
        return $"{All}/{await House.LookAsync(db => db.TherapySessions.Select(s => s.Id).SingleAsync(Cancel))}";
    }
}

public sealed class SessionCorrectPagesOnSqlite() : SessionCorrectPagesTests(TestedDatabase.Sqlite);

public sealed class SessionCorrectPagesOnPostgres() : SessionCorrectPagesTests(TestedDatabase.Postgres);
