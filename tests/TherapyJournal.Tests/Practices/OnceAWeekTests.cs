using NodaTime;
using NodaTime.Text;
using Shouldly;
using TherapyJournal.Practices;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public sealed class OnceAWeekTests
{
    private static readonly ReminderPlan Sundays = new(ReminderDays.Sunday, 18 * 60);

    [Theory]
    // The clocks of each place change on the second of the three Sundays, or in the night before it.
    [InlineData("Europe/Berlin", "2026-03-22T17:00Z", "2026-03-29T16:00Z", "2026-04-05T16:00Z")]
    [InlineData("Europe/Berlin", "2026-10-18T16:00Z", "2026-10-25T17:00Z", "2026-11-01T17:00Z")]
    [InlineData("America/New_York", "2026-03-01T23:00Z", "2026-03-08T22:00Z", "2026-03-15T22:00Z")]
    [InlineData("America/New_York", "2026-10-25T22:00Z", "2026-11-01T23:00Z", "2026-11-08T23:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-03-29T07:00Z", "2026-04-05T07:30Z", "2026-04-12T07:30Z")]
    [InlineData("Australia/Lord_Howe", "2026-09-27T07:30Z", "2026-10-04T07:00Z", "2026-10-11T07:00Z")]
    public void Where_clocks_change_the_hour_of_the_day_stays(string zone, string first, string second, string third)
    {
        var place = DateTimeZoneProviders.Tzdb[zone];

        Sundays.NextAfter(At(first) - Duration.FromMinutes(1), place).ShouldBe(At(first));
        Sundays.NextAfter(At(first), place).ShouldBe(At(second));
        Sundays.NextAfter(At(second), place).ShouldBe(At(third));
    }

    [Theory]
    // On the night of the change: an hour that is leapt over, and one that is shown twice.
    [InlineData("Europe/Berlin", 150, "2026-03-29T01:00Z", "2026-03-28T12:00Z")]
    [InlineData("Europe/Berlin", 150, "2026-10-25T00:30Z", "2026-10-24T12:00Z")]
    [InlineData("America/New_York", 150, "2026-03-08T07:00Z", "2026-03-07T12:00Z")]
    [InlineData("America/New_York", 90, "2026-11-01T05:30Z", "2026-10-31T12:00Z")]
    [InlineData("Australia/Lord_Howe", 135, "2026-10-03T15:30Z", "2026-10-03T12:00Z")]
    [InlineData("Australia/Lord_Howe", 105, "2026-04-04T14:45Z", "2026-04-04T12:00Z")]
    public void At_an_hour_that_is_leapt_over_or_shown_twice_it_is_planned_once(
        string zone,
        int minute,
        string expected,
        string before
    )
    {
        var (place, plan) = (DateTimeZoneProviders.Tzdb[zone], Sundays with { Minute = minute });

        plan.NextAfter(At(before), place).ShouldBe(At(expected));
        OnceAWeek.HourOn(plan, At(expected).InZone(place).Date, place).ShouldBe(At(expected));
        (plan.NextAfter(At(expected), place)! - At(expected)).Value.TotalDays.ShouldBe(7, 0.1);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(4, null)]
    [InlineData(7, null)]
    [InlineData(8, 8)]
    public void It_is_late_by_two_days_at_most(int date, int? day) =>
        // The first of March 2026 is a Sunday.
        OnceAWeek
            .DayOf(Sundays, new LocalDate(2026, 3, date))
            .ShouldBe(day is { } d ? new LocalDate(2026, 3, d) : null);

    [Theory]
    [InlineData(null, true)]
    [InlineData("2026-03-15", false)]
    [InlineData("2026-03-12", false)]
    [InlineData("2026-03-11", true)]
    [InlineData("2026-03-08", true)]
    [InlineData("2026-03-16", false)]
    public void A_day_that_was_moved_brings_it_neither_twice_nor_not_at_all(string? lastOn, bool isFarEnough) =>
        OnceAWeek.IsFarEnough(lastOn, new LocalDate(2026, 3, 15)).ShouldBe(isFarEnough);

    [Fact]
    public void What_is_said_to_come_next_is_what_comes()
    {
        var friday = Sundays with { Days = ReminderDays.Friday };
        var now = At("2026-03-04T12:00Z");

        OnceAWeek.NextAfter(friday, now, DateTimeZone.Utc, "2026-03-04").ShouldBe(At("2026-03-13T18:00Z"));
        OnceAWeek.NextAfter(friday, now, DateTimeZone.Utc, "2026-03-01").ShouldBe(At("2026-03-06T18:00Z"));
        OnceAWeek.NextAfter(friday, now, DateTimeZone.Utc, lastOn: null).ShouldBe(At("2026-03-06T18:00Z"));
    }

    private static Instant At(string time) =>
        InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'").Parse(time).Value;
}
