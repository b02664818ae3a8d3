using NodaTime;
using Shouldly;
using TherapyJournal.Practices;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public sealed class BriefPlanTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    [Theory]
    [InlineData("on", "18:00")]
    [InlineData(" OFF ", "off")]
    [InlineData("07:30", "07:30")]
    [InlineData("tomorrow", null)]
    [InlineData("25:00", null)]
    public void An_hour_is_read_and_said_as_it_is_typed(string typed, string? said) =>
        (BriefPlan.Parse(typed, new BriefPlan())?.Typed).ShouldBe(said);

    [Fact]
    public void Switched_on_again_it_has_the_hour_that_it_had() =>
        BriefPlan.Parse("on", BriefPlan.Parse("off", new BriefPlan { Minute = 60 })!)!.Typed.ShouldBe("01:00");

    [Theory]
    [InlineData("2026-03-10T00:30", "2026-03-09T18:00")]
    [InlineData("2026-03-10", "2026-03-09T18:00")]
    public void It_is_the_evening_before_the_date_of_the_session(string session, string evening) =>
        new BriefPlan()
            .Evening(PlannedSession.Of(session, Berlin)!, Berlin)
            .InZone(Berlin)
            .LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", null)
            .ShouldBe(evening);

    [Fact]
    public void By_the_clock_of_somebody_far_away_the_same_session_is_on_another_date()
    {
        var session = PlannedSession.Of("2026-03-10T06:00", DateTimeZoneProviders.Tzdb["Asia/Tokyo"])!;

        session.DateIn(Berlin).ShouldBe(new LocalDate(2026, 3, 9));
        session.HourIn(Berlin).ShouldBe(new LocalTime(22, 0));
        new BriefPlan().Evening(session, Berlin).InZone(Berlin).Date.ShouldBe(new LocalDate(2026, 3, 8));
    }

    [Theory]
    [InlineData("2026-13-40")]
    [InlineData("soon")]
    public void What_is_no_date_is_no_session(string kept) => PlannedSession.Of(kept, Berlin).ShouldBeNull();
}
