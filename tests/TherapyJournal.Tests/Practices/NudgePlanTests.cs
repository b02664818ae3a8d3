using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using TherapyJournal.Practices;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public sealed class NudgePlanTests
{
    [Theory]
    [InlineData("at-once", "none", "Europe/Berlin", "2026-03-02T10:05Z", "2026-03-02T10:05Z")]
    [InlineData("hourly", "none", "Europe/Berlin", "2026-03-02T10:05Z", "2026-03-02T11:00Z")]
    [InlineData("hourly", "none", "Europe/Berlin", "2026-03-02T11:00Z", "2026-03-02T12:00Z")]
    [InlineData("hourly", "none", "Asia/Kolkata", "2026-03-02T10:05Z", "2026-03-02T10:30Z")]
    [InlineData("hourly", "20:00-08:00", "Europe/Berlin", "2026-03-02T18:30Z", "2026-03-03T07:00Z")]
    [InlineData("17:00", "none", "Europe/Berlin", "2026-03-02T15:59Z", "2026-03-02T16:00Z")]
    [InlineData("17:00", "none", "Europe/Berlin", "2026-03-02T16:00Z", "2026-03-03T16:00Z")]
    // Clocks leap from two to three: the first moment after it.
    [InlineData("02:30", "none", "Europe/Berlin", "2026-03-28T20:00Z", "2026-03-29T01:00Z")]
    // They show half past two twice: the first, and then the next day.
    [InlineData("02:30", "none", "Europe/Berlin", "2026-10-24T20:00Z", "2026-10-25T00:30Z")]
    [InlineData("02:30", "none", "Europe/Berlin", "2026-10-25T00:30Z", "2026-10-26T01:30Z")]
    public void What_waits_is_due_by_the_therapists_own_clock(
        string pace,
        string quiet,
        string zone,
        string since,
        string due
    ) => Plan(pace, quiet).Due(At(since), Zone(zone)).ShouldBe(At(due));

    [Theory]
    [InlineData("22:00-07:00", "2026-03-28T20:59Z", null)]
    [InlineData("22:00-07:00", "2026-03-28T21:00Z", "2026-03-29T05:00Z")]
    [InlineData("22:00-07:00", "2026-10-25T00:00Z", "2026-10-25T06:00Z")]
    [InlineData("22:00-02:30", "2026-03-29T00:30Z", "2026-03-29T01:00Z")]
    [InlineData("22:00-02:30", "2026-03-29T01:00Z", null)]
    // Half past two comes twice: the second ends it.
    [InlineData("22:00-02:30", "2026-10-24T23:00Z", "2026-10-25T01:30Z")]
    [InlineData("12:00-14:00", "2026-03-02T11:00Z", "2026-03-02T13:00Z")]
    [InlineData("12:00-14:00", "2026-03-02T13:00Z", null)]
    public void Quiet_hours_end_when_the_clock_says_so_also_in_a_night_of_another_length(
        string quiet,
        string now,
        string? end
    ) => Plan("at-once", quiet).QuietUntil(At(now), Zone("Europe/Berlin")).ShouldBe(end is null ? null : At(end));

    [Theory]
    [InlineData("at-once")]
    [InlineData("hourly")]
    [InlineData("17:00")]
    [InlineData("off")]
    public void A_plan_is_shown_as_it_is_typed(string typed) =>
        NudgePlan.Parse(typed).ShouldNotBeNull().Typed.ShouldBe(typed);

    [Theory]
    [InlineData("")]
    [InlineData("often")]
    [InlineData("25:00")]
    [InlineData("7")]
    public void What_is_none_is_none(string typed) => NudgePlan.Parse(typed).ShouldBeNull();

    [Theory]
    [InlineData("20:00")]
    [InlineData("20:00-20:00")]
    [InlineData("20:00-8")]
    [InlineData("at night")]
    public void Hours_need_two_times_that_differ(string typed) => QuietHours.Parse(typed).ShouldBeNull();

    [Fact]
    public void A_therapist_from_before_there_were_nudges_is_told_at_once()
    {
        var before = JsonSerializer.Deserialize(
            """{"name":"Dr Stone","since":1,"contact":{},"covers":[],"timeZone":"UTC"}""",
            PracticesJson.Default.TherapistContent
        );

        before.ShouldNotBeNull().Nudges.ShouldBe(new NudgePlan());
        before.Contact.Chat.ShouldBeNull();
    }

    private static NudgePlan Plan(string pace, string quiet) =>
        NudgePlan.Parse(pace)! with
        {
            Quiet = QuietHours.Parse(quiet),
        };

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    private static Instant At(string time) =>
        InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'").Parse(time).Value;
}
