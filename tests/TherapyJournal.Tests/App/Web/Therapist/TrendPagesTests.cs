using System.Net;
using NodaTime;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.App.Web;
using TherapyJournal.Goals;
using TherapyJournal.Insight;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Therapist;

public abstract class TrendPagesTests(TestedDatabase on) : DeskTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task Each_trend_stands_as_a_sentence_and_a_table_without_a_word_of_an_entry()
    {
        var goal = (await House.Get<ChangeGoal>().AddAsync(Reader, Ada, "Walk <by> the river", why: null, Cancel))
            .ShouldBeOfType<ChangeGoalOutcome.Changed>()
            .Goal;
        await WriteAsync(Ada, Calm);
        await WriteAsync(Ada, Wish, isPrivate: true);
        await House.Get<RecordMeasure>().MoodAsync(Reader, Ada, 7, Cancel);
        await House.Get<RecordMeasure>().GoalAsync(Reader, Ada, goal.Id, 3, Cancel);
        await House.Get<NoteTherapySession>().RunAsync(Reader, Ada, "2026-03-02T14:00", Cancel);

        var shown = await TrendsAsync();

        shown.Status.ShouldBe(HttpStatusCode.OK);
        foreach (
            var said in (string[])
                [
                    "1 entry this week: too few entries to say more.",
                    "week from Monday entries 2 Mar 2026, so far 1",
                    "1 entry of ",
                    "week from Monday words in the middle 2 Mar 2026, so far",
                    "1 entry, the last written today: too few entries to say how long the pauses are.",
                    "1 mood, 7: too few moods to say more.",
                    "when mood Mon 2 Mar 2026 09:02 7",
                    "Walk <by> the river",
                    "1 rating, 3: too few ratings to say more.",
                    "1 entry: too few entries to say at which time of day.",
                    "09:00 1",
                    "2 Mar 2026 session",
                    "1 private entry, for the patient alone, counts towards none of it.",
                ]
        )
        {
            shown.Text.ShouldContain(said);
        }
        shown.Html.Split("<details open").Length.ShouldBe(7, "without scripts every table is open");
        shown.Html.Split("<caption>").Length.ShouldBe(7);
        shown.Text.ShouldNotContain("sister");
        shown.Text.ShouldNotContain("more often");
        shown.Html.ShouldNotContain("style=");
        shown.Html.ShouldNotContain("@");
    }

    [Fact(Timeout = Hanging)]
    public async Task An_empty_journal_says_so_and_shows_no_empty_table()
    {
        var shown = await TrendsAsync();

        shown.Text.ShouldContain("No entry was shared in these weeks.");
        shown.Text.ShouldContain("No mood was recorded in these weeks.");
        shown.Text.ShouldContain("No goal was rated in these weeks.");
        shown.Text.ShouldNotContain("private");
        shown.Html.Split("<caption>").Length.ShouldBe(2, "the week that is running");
    }

    [Fact(Timeout = Hanging)]
    public async Task An_entry_that_was_dated_by_hand_is_in_the_table_of_weeks_and_in_none_of_hours()
    {
        var dated = new NewEntry(Ada, Calm, "by hand") { At = Instant.FromUtc(2026, 3, 1, 12, 0) };
        await House.Get<RecordEntry>().RunAsync(dated, Cancel);

        var shown = await TrendsAsync();

        shown.Text.ShouldContain("23 Feb 2026 1");
        shown.Text.ShouldContain("1 entry, dated by hand or taken over, counts towards no hour.");
        shown.Html.Split("<caption>").Length.ShouldBe(3, "those of weeks and lengths");
    }

    [Theory(Timeout = Hanging)]
    [InlineData("", "8 weeks")]
    [InlineData("?weeks=26", "half a year")]
    [InlineData("?weeks=all", "all")]
    [InlineData("?weeks=%3Cscript%3E", "8 weeks")]
    public async Task How_many_weeks_is_chosen_by_a_link(string query, string shownAs)
    {
        var shown = await Desk.OpenAsync($"/patients/{Ada}/trends{query}");

        shown.Status.ShouldBe(HttpStatusCode.OK);
        shown.Html.ShouldContain($"aria-current=\"true\">{shownAs}</a>");
        shown.Html.ShouldNotContain("<script>");
    }

    [Fact(Timeout = Hanging)]
    public async Task The_patients_page_leads_there_and_so_does_the_line_of_moods()
    {
        await House.Get<RecordMeasure>().MoodAsync(Reader, Ada, 7, Cancel);

        (await OpenAsync(Ada)).Html.Split($"href=\"/patients/{Ada}/trends\"").Length.ShouldBe(3);
    }

    [Fact(Timeout = Hanging)]
    public async Task What_draws_the_charts_is_our_own_file_and_says_whose_work_is_in_it()
    {
        Assert.SkipWhen(OwnFiles.PathOrNull("charts.js") is null, "Built without Node.js, so without charts.");
        var shown = await TrendsAsync();
        var script = "/assets/charts." + Shown.Between(shown.Html, "src=\"/assets/charts.", "\"");

        var file = await Desk.OpenAsync(script);

        file.Status.ShouldBe(HttpStatusCode.OK);
        file.Answer.Content.Headers.ContentType?.MediaType.ShouldBe("text/javascript");
        file.Html.ShouldContain("d3-scale");
        file.Html.ShouldContain("Permission to use, copy, modify, and/or distribute this software");
        shown.Html.ShouldNotContain("src=\"http");
        (await OpenAsync(Ada)).Html.ShouldNotContain("/assets/charts.", customMessage: "no other page waits for it");
    }

    [Fact(Timeout = Hanging)]
    public async Task What_is_inferred_is_there_with_the_practices_leave_and_marked_in_every_place()
    {
        await WriteAsync(Ada, "I was sad.");
        await House.Get<RecordMeasure>().MoodAsync(Reader, Ada, 7, Cancel);
        (await TrendsAsync()).Text.ShouldNotContain("inferred");

        await House.Get<PracticeSettings>().SetAsync("infer-mood", "on", Cancel);
        var shown = await TrendsAsync();

        foreach (
            var said in (string[])
                [
                    "Feelings in the words inferred from the words, not said by the patient",
                    "Inferred from the words, not said by the patient: 1 entry names a feeling: too few entries to say more.",
                    "Entries that name feelings: inferred from the words, not said by the patient.",
                    "inferred: mostly pleasant inferred: mostly unpleasant inferred: as many of both moods that were said 2 Mar 2026 0 1 0 7",
                    "is no diagnosis",
                ]
        )
        {
            shown.Text.ShouldContain(said);
        }
        shown.Text.ShouldContain("1 mood, 7: too few moods to say more.", customMessage: "what was said stands alone");
        shown.Html.Split("data-chart=\"feelings\"").Length.ShouldBe(2);
    }

    [Fact(Timeout = Hanging)]
    public async Task Each_look_is_on_record()
    {
        await TrendsAsync();

        (await House.Get<VerifyRecord>().RunAsync(Reader, Ada, Cancel))
            .ShouldBeOfType<VerifyRecordOutcome.Verified>()
            .Trail.Lines.ShouldContain(l => l.Purpose == nameof(Purpose.ReadTrends));
    }

    [Fact(Timeout = Hanging)]
    public async Task Another_therapists_patient_has_no_such_page()
    {
        var other = await SignedInAsync(AccountHolder.Of(await House.AddTherapistAsync("Other Example")), "other");

        ShouldBeNowhere(await other.OpenAsync($"/patients/{Ada}/trends"));
    }

    private Task<Shown> TrendsAsync() => Desk.OpenAsync($"/patients/{Ada}/trends");
}

public sealed class TrendPagesOnSqlite() : TrendPagesTests(TestedDatabase.Sqlite);

public sealed class TrendPagesOnPostgres() : TrendPagesTests(TestedDatabase.Postgres);
