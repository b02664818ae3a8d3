using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using TherapyJournal.Practices;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public sealed class ReminderPlanTests
{
    [Theory]
    // Forward: the hour from 2 to 3 is not there, so it is said at 3.
    [InlineData("Europe/Berlin", "2:30", "2026-03-28T12:00Z", "2026-03-29T03:00+02")]
    [InlineData("America/New_York", "2:30", "2026-03-07T20:00Z", "2026-03-08T03:00-04")]
    // Here half an hour is not there.
    [InlineData("Australia/Lord_Howe", "2:15", "2026-10-03T00:00Z", "2026-10-04T02:30+11")]
    [InlineData("Australia/Lord_Howe", "2:45", "2026-10-03T00:00Z", "2026-10-04T02:45+11")]
    // Back: it is there twice, and said the first time.
    [InlineData("Europe/Berlin", "2:30", "2026-10-24T12:00Z", "2026-10-25T02:30+02")]
    [InlineData("America/New_York", "1:30", "2026-10-31T20:00Z", "2026-11-01T01:30-04")]
    [InlineData("Australia/Lord_Howe", "1:45", "2026-04-04T00:00Z", "2026-04-05T01:45+11")]
    public void Where_clocks_change_it_comes_once_at_a_time_that_there_is(
        string zone,
        string hour,
        string after,
        string expected
    )
    {
        var plan = Plan($"daily {hour}");

        var next = plan.NextAfter(At(after), Zone(zone)).ShouldNotBeNull();

        next.ShouldBe(At(expected));
        var (today, then) = (DateIn(zone, next), plan.NextAfter(next, Zone(zone)).ShouldNotBeNull());
        DateIn(zone, then).ShouldBe(today.PlusDays(1));
        then.InZone(Zone(zone)).TimeOfDay.ShouldBe(LocalTime.FromMinutesSinceMidnight(plan.Minute));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-27T18:00+01", "2026-03-30T18:00+02")]
    [InlineData("America/New_York", "2026-10-30T18:00-04", "2026-11-02T18:00-05")]
    [InlineData("Australia/Lord_Howe", "2026-04-03T18:00+11", "2026-04-06T18:00+10:30")]
    public void The_hour_on_the_wall_stays_when_clocks_change(string zone, string friday, string monday) =>
        Plan("mon,wed,fri 18:00").NextAfter(At(friday), Zone(zone)).ShouldBe(At(monday));

    [Fact]
    public void Whoever_moves_keeps_their_hour()
    {
        var plan = Plan("daily 18:00");
        var inBerlin = At("2026-06-01T18:00+02");

        plan.NextAfter(inBerlin, Zone("America/New_York")).ShouldBe(At("2026-06-01T18:00-04"));
        plan.NextAfter(inBerlin, Zone("Australia/Lord_Howe")).ShouldBe(At("2026-06-02T18:00+10:30"));
    }

    [Fact]
    public void A_day_that_a_place_leapt_over_has_none()
    {
        // Samoa had no 30 December 2011, a Friday.
        Plan("fri 18:00").NextAfter(At("2011-12-29T12:00Z"), Zone("Pacific/Apia")).ShouldBe(At("2012-01-06T18:00+14"));
        Plan("fri,sat 0:00")
            .NextAfter(At("2011-12-29T12:00Z"), Zone("Pacific/Apia"))
            .ShouldBe(At("2011-12-31T00:00+14"));
    }

    [Fact]
    public void Without_a_day_there_is_no_next_time() =>
        new ReminderPlan(ReminderDays.None, 600).NextAfter(At("2026-06-01T00:00Z"), DateTimeZone.Utc).ShouldBeNull();

    [Fact]
    public void Whatever_the_plan_place_and_moment_it_is_later_on_a_planned_day_and_once_a_day()
    {
        var zones = DateTimeZoneProviders.Tzdb.Ids.ToList();
        var cases =
            from days in Gen.Choose(1, 127)
            from minute in Gen.Choose(0, (24 * 60) - 1)
            from zone in Gen.Elements(zones.AsEnumerable())
            // From 1990 to 2037.
            from hour in Gen.Choose(175_000, 595_000)
            from after in Gen.Choose(0, 3_599)
            select (Plan: new ReminderPlan((ReminderDays)days, minute), zone, hour, after);
        Prop.ForAll(
                cases.ToArbitrary(),
                c => Holds(c.Plan, Zone(c.zone), Instant.FromUnixTimeSeconds((c.hour * 3_600L) + c.after))
            )
            .ShouldHold();
    }

    private static bool Holds(ReminderPlan plan, DateTimeZone zone, Instant after)
    {
        var dates = new HashSet<LocalDate>();
        for (var times = 0; times < 10; times++)
        {
            if (plan.NextAfter(after, zone) is not { } next || next <= after)
            {
                return false;
            }
            var shown = next.InZone(zone).LocalDateTime;
            var wanted = shown.Date + LocalTime.FromMinutesSinceMidnight(plan.Minute);
            var isRight = shown == wanted || zone.MapLocal(wanted).Count == 0;
            if (!isRight || !plan.Falls(shown.DayOfWeek) || !dates.Add(shown.Date))
            {
                return false;
            }
            after = next;
        }
        return true;
    }

    private static ReminderPlan Plan(string words) =>
        ReminderWords.Parse(words).ShouldBeOfType<Checked<ReminderPlan>.Kept>().Value;

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    private static LocalDate DateIn(string zone, Instant at) => at.InZone(Zone(zone)).Date;

    private static Instant At(string text) =>
        OffsetDateTimePattern
            .CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<Z+HH:mm>")
            .Parse(text.EndsWith('Z') || text[^3] == ':' ? text : text + ":00")
            .Value.ToInstant();
}
