using System.Net;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.App;
using TherapyJournal.Goals;
using TherapyJournal.Insight;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Therapist;

public abstract class PeriodPagesTests(TestedDatabase on) : DeskTest(on)
{
    private const string Private = "This is for nobody's eyes.";

    [Fact(Timeout = Hanging)]
    public async Task Some_days_of_a_patient_stand_on_a_clean_page_with_whose_it_is_and_who_printed_it()
    {
        var entry = await WriteAsync(Ada, Wish);
        await WriteAsync(Ada, Calm);
        await WriteAsync(Ada, Private, isPrivate: true);
        await House.Get<RecordMeasure>().MoodAsync(Reader, Ada, 7, Cancel);
        await House.Get<NoteTherapySession>().RunAsync(Reader, Ada, $"{Today()}T14:00", Cancel);
        await AcceptAsync(await OpenAsync(Ada), Ada, entry);

        var shown = await PeriodAsync(Today(), Today());

        shown.Status.ShouldBe(HttpStatusCode.OK);
        shown.Text.ShouldContain("Ada Example Journal from");
        shown.Text.ShouldContain("by Noor Example times are those of");
        shown.Text.ShouldContain("mood 7");
        shown.Text.ShouldContain("14:00");
        shown.Text.ShouldContain(Wish);
        shown.Text.ShouldContain(Calm);
        shown.Text.ShouldContain("written without AI · accepted by Noor Example");
        shown.Text.ShouldContain(
            "2 entries, and 1 private, for the patient alone. 1 summary that nobody has accepted is left out."
        );
        shown.Text.ShouldNotContain(Private);
        (await Desk.OpenAsync("/account")).Html.ShouldContain(" Therapy Journal</title>");
    }

    [Fact(Timeout = Hanging)]
    public async Task The_alerts_of_the_days_stand_on_it_with_what_was_done_about_them()
    {
        (await PeriodAsync(Today(), Today())).Text.ShouldContain("Alerts There was none.");
        await WriteAsync(Ada, Urgent);
        var alert = IdIn(await OpenAsync(Ada), "alerts");
        await Desk.PostAsync($"/patients/{Ada}/alerts/{alert}/acknowledge", Fields(("note", "I phoned her.")));
        await Desk.PostAsync($"/patients/{Ada}/alerts/{alert}/lift", Fields(("note", "She is safe.")));
        await WriteAsync(Ada, Concern, isPrivate: true);

        var shown = await PeriodAsync(Today(), Today());

        shown.Text.ShouldContain(": urgent from an entry");
        shown.Text.ShouldContain("acknowledged by Noor Example: I phoned her.");
        shown.Text.ShouldContain("lifted by Noor Example: She is safe.");
        shown.Text.ShouldContain(": concern from a private entry");
        shown.Text.ShouldContain("not acknowledged yet");
        shown.Text.ShouldNotContain(Concern);
        var before = Ground.Clock.GetUtcNow().AddDays(-2).ToString("yyyy-MM-dd", null);
        (await PeriodAsync(before, before)).Text.ShouldContain("Alerts There was none.");
    }

    [Fact(Timeout = Hanging)]
    public async Task What_lies_outside_the_days_is_not_on_it()
    {
        await WriteAsync(Ada, Calm);
        Ground.Clock.Advance(TimeSpan.FromDays(3));
        await WriteAsync(Ada, Wish);
        // Whoever works here is signed in for half a day.
        var later = await SignedInAsync(AccountHolder.Of(Reader.Id), "later");

        var shown = await later.OpenAsync($"/patients/{Ada}/period?from={Today()}&to={Today()}");

        shown.Text.ShouldContain(Wish);
        shown.Text.ShouldNotContain(Calm);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_goal_reads_as_it_did_at_the_end_of_the_last_day()
    {
        var goals = House.Get<ChangeGoal>();
        var goal = (await goals.AddAsync(Reader, Ada, "Walk by the river", why: null, Cancel))
            .ShouldBeOfType<ChangeGoalOutcome.Changed>()
            .Goal;
        await House.Get<RecordMeasure>().GoalAsync(Reader, Ada, goal.Id, 4, Cancel);
        var day = Today();
        Ground.Clock.Advance(TimeSpan.FromDays(3));
        await goals.ChangeAsync(Reader, Ada, goal.Id, goal.Version, "Swim in the lake", "It is summer", Cancel);
        await goals.AddAsync(Reader, Ada, "Sleep through", why: null, Cancel);
        var later = await SignedInAsync(AccountHolder.Of(Reader.Id), "later");

        var then = await later.OpenAsync($"/patients/{Ada}/period?from={day}&to={day}");
        var now = await later.OpenAsync($"/patients/{Ada}/period?from={day}&to={Today()}");

        then.Html.ShouldContain("<h3 class=\"own\">Walk by the river</h3>");
        then.Text.ShouldContain("how near: Walk by the river 4");
        foreach (var word in (string[])["lake", "summer", "Sleep through"])
        {
            then.Text.ShouldNotContain(word);
            now.Text.ShouldContain(word);
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task When_it_was_printed_is_told_by_the_clock_that_the_page_names()
    {
        await House.Get<ChangePatient>().SetAsync(Reader, Ada, "timezone", "Asia/Tokyo", Cancel);

        var shown = await PeriodAsync(Today(), Today());

        var printed = ZonedTime.Of(NodaTime.Instant.FromDateTimeOffset(Ground.Clock.GetUtcNow()), "Asia/Tokyo");
        shown.Text.ShouldContain($"printed {printed} by Noor Example times are those of Asia/Tokyo");
    }

    [Fact(Timeout = Hanging)]
    public async Task Before_days_are_given_nothing_written_is_opened_and_each_reading_is_on_record()
    {
        await WriteAsync(Ada, Calm);
        var asked = await Desk.OpenAsync($"/patients/{Ada}/period");
        asked.Text.ShouldNotContain(Calm);
        asked.Html.ShouldContain("type=\"date\"");
        (await PurposesAsync()).ShouldNotContain(nameof(Purpose.PrintPeriod));

        await PeriodAsync(Today(), Today());

        (await PurposesAsync()).ShouldContain(nameof(Purpose.PrintPeriod));
    }

    [Theory(Timeout = Hanging)]
    [InlineData("2026-03-02", "2026-03-01")]
    [InlineData("yesterday", "2026-03-01")]
    [InlineData("2026-03-01", "")]
    [InlineData("-9998-01-01", "9999-12-31")]
    public async Task Days_that_are_none_are_asked_for_again(string from, string to)
    {
        var shown = await PeriodAsync(from, to);

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Text.ShouldContain("Give two days, the earlier one first.");
    }

    [Fact(Timeout = Hanging)]
    public async Task Another_therapists_patient_has_no_such_page()
    {
        var other = await SignedInAsync(AccountHolder.Of(await House.AddTherapistAsync("Other Example")), "other");

        ShouldBeNowhere(await other.OpenAsync($"/patients/{Ada}/period"));
        ShouldBeNowhere(await other.OpenAsync($"/patients/{Ada}/period?from={Today()}&to={Today()}"));
    }

    private Task<Shown> PeriodAsync(string from, string to) =>
        Desk.OpenAsync($"/patients/{Ada}/period?from={Uri.EscapeDataString(from)}&to={Uri.EscapeDataString(to)}");

    private string Today() =>
        Ground.Clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<IEnumerable<string>> PurposesAsync() =>
        (await House.Get<VerifyRecord>().RunAsync(Reader, Ada, Cancel))
            .ShouldBeOfType<VerifyRecordOutcome.Verified>()
            .Trail.Lines.Select(l => l.Purpose);
}

public sealed class PeriodPagesOnSqlite() : PeriodPagesTests(TestedDatabase.Sqlite);

public sealed class PeriodPagesOnPostgres() : PeriodPagesTests(TestedDatabase.Postgres);
