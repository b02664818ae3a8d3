using NodaTime;
using Shouldly;
using TherapyJournal.App.Demo;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Safety;
using Xunit;

namespace TherapyJournal.Tests.App.Demo;

public sealed class SamplePracticeTests
{
    private static readonly SamplePractice Sample = SamplePractice.Load();
    private static readonly LocalDate Today = new(2026, 11, 3);
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb[Sample.Patient.TimeZone];

    [Fact]
    public void Everything_stands_in_the_order_in_which_it_happened()
    {
        Sample.Entries.Select(entry => At(entry.When)).ShouldBeInOrder(SortDirection.Ascending);
        Sample.Sessions.Select(At).ShouldBeInOrder(SortDirection.Ascending);
        At(Sample.Patient.Joined).ShouldBeLessThan(At(Sample.Goal.When));
        At(Sample.Goal.When).ShouldBeLessThan(At(Sample.Entries[0].When));
        Sample.Entries[^1].When.DaysAgo.ShouldBe(1);
        Sample.NextSession.DaysAgo.ShouldBeLessThan(0);
    }

    [Fact]
    public void She_writes_three_to_five_times_in_each_of_eight_weeks()
    {
        var weeks = Sample.Entries.CountBy(entry => Week(entry.When)).ToList();
        weeks.Select(week => week.Key).ShouldBe([1, 2, 3, 4, 5, 6, 7, 8]);
        weeks.ShouldAllBe(week => week.Value >= 3 && week.Value <= 5);
    }

    [Fact]
    public void No_two_entries_are_alike()
    {
        string[] texts = [.. Sample.Entries.Select(entry => entry.Text), Sample.NextEntry.Text];
        texts.ShouldBeUnique();
        // Nor do they share a sentence: a quotation must point to one entry alone.
        texts.SelectMany(text => text.Split(". ")).Where(sentence => sentence.Length > 25).ShouldBeUnique();
    }

    [Fact]
    public void Every_entry_is_as_long_as_a_tired_person_writes() =>
        Sample.Entries.Select(entry => Words(entry.Text)).ShouldAllBe(words => words >= 40 && words <= 180);

    [Fact]
    public void Exactly_one_entry_is_private() => Sample.Entries.Count(entry => entry.Private).ShouldBe(1);

    [Fact]
    public void The_sixth_week_raises_the_one_alert_and_the_therapist_answers_it()
    {
        var raised = Sample.Entries.Where(entry => entry.Alert is not null).ShouldHaveSingleItem();
        Week(raised.When).ShouldBe(6);
        var alert = raised.Alert.ShouldNotBeNull();
        At(alert.Acknowledged.When).ShouldBeGreaterThan(At(raised.When));
        At(alert.Lifted.When).ShouldBeGreaterThan(At(alert.Acknowledged.When));
        alert.Acknowledged.Note.ShouldNotBeNullOrWhiteSpace();
        alert.Lifted.Note.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void The_goal_changes_in_the_session_of_the_fifth_week()
    {
        Week(Sample.GoalChange.When).ShouldBe(5);
        Sample.Sessions.ShouldContain(session => session.DaysAgo == Sample.GoalChange.When.DaysAgo);
        Sample.GoalChange.Old.ShouldBe(Sample.Goal.Text);
        Sample.GoalChange.New.ShouldNotBe(Sample.GoalChange.Old);
    }

    [Fact]
    public void There_is_a_session_in_every_week() =>
        Sample.Sessions.Select(Week).Distinct().ShouldBe([1, 2, 3, 4, 5, 6, 7, 8]);

    [Fact]
    public void The_next_entry_holds_its_wish_as_a_whole_sentence() =>
        Sample.NextEntry.Text.ShouldContain($". {Sample.NextEntry.Wish} ", Case.Sensitive);

    [Fact]
    public void The_rule_screen_is_raised_by_the_one_entry_with_an_alert_and_by_no_other()
    {
        // Its level is the screen's own matter: the sample says what a therapist would call it.
        foreach (var entry in Sample.Entries)
            (RiskScreen.Screen(entry.Text).Level != RiskLevel.None).ShouldBe(entry.Alert is not null, entry.Text);
        RiskScreen.Screen(Sample.NextEntry.Text).Level.ShouldBe(RiskLevel.None);
    }

    [Fact]
    public void The_question_bank_suggests_the_wish_as_a_goal()
    {
        var summary = ExtractiveSummary.Of(Sample.NextEntry.Text, [(Guid.Empty, Sample.GoalChange.New)]);
        summary.SuggestedGoal.ShouldNotBeNull().Evidence.ShouldBe(Sample.NextEntry.Wish);
    }

    [Theory]
    [InlineData("sleep", "slept")]
    [InlineData("mother", "Mama")]
    [InlineData("canal", "heron")]
    public void The_themes_come_back_in_most_weeks(string word, string orWord) =>
        Sample
            .Entries.Where(entry => entry.Text.Contains(word) || entry.Text.Contains(orWord))
            .Select(entry => Week(entry.When))
            .Distinct()
            .Count()
            .ShouldBeGreaterThanOrEqualTo(6);

    [Fact]
    public void No_entry_names_a_weekday_or_a_month_as_the_demo_runs_on_any_day()
    {
        string[] names =
        [
            .. System.Globalization.CultureInfo.InvariantCulture.DateTimeFormat.DayNames,
            .. System.Globalization.CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Where(m => m.Length > 3),
        ];
        names.ShouldContain("Monday");
        Sample.Entries.ShouldAllBe(entry => !names.Any(entry.Text.Contains));
    }

    private static Instant At(SampleMoment moment) => moment.On(Today, Zone);

    private static int Week(SampleMoment moment) => (56 - moment.DaysAgo) / 7 + 1;

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
