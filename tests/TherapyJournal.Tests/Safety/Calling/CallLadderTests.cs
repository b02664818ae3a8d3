using NodaTime;
using Shouldly;
using TherapyJournal.Safety.Calling;
using Xunit;

namespace TherapyJournal.Tests.Safety.Calling;

public sealed class CallLadderTests
{
    private static readonly Instant Raised = Instant.FromUtc(2026, 3, 2, 23, 0);
    private readonly CallLadder ladder = new(new AlertOptions());

    [Theory]
    [InlineData(0, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 2)]
    [InlineData(20, 3)]
    [InlineData(30, 4)]
    [InlineData(89, 4)]
    [InlineData(90, 5)]
    [InlineData(30 + (24 * 60), 28)]
    [InlineData(30 + (29 * 60), 28)]
    [InlineData(30 + (30 * 60), 29)]
    [InlineData(30 + (60 * 24 * 31), 148)]
    public void So_many_rungs_are_due_after_so_many_minutes(int minutes, int due) =>
        ladder.DueBy(Raised, Raised + Duration.FromMinutes(minutes)).ShouldBe(due);

    [Fact]
    public void A_worker_that_was_away_for_a_day_does_each_kind_of_rung_once() =>
        CallLadder.Between(0, 28).ShouldBe([Rung.Therapist, Rung.Again, Rung.Cover, Rung.Owner, Rung.Everybody]);

    [Fact]
    public void Where_nobody_was_reached_there_is_no_waiting_for_an_answer()
    {
        var now = Raised + Duration.FromMinutes(31);

        ladder.Next(Raised, 4, now, wasReached: true, isReached: true).ShouldBe(Raised + Duration.FromMinutes(90));
        ladder.Next(Raised, 4, now, wasReached: false, isReached: true).ShouldBe(now + Duration.FromMinutes(10));
        ladder.Next(Raised, 4, now, wasReached: true, isReached: false).ShouldBe(now + Duration.FromMinutes(2));
    }

    [Fact]
    public void Who_was_reached_only_by_a_higher_rung_has_as_long_as_if_its_turn_had_come() =>
        // Nobody could be called but the cover, at once: the owner comes ten minutes later, not with the next minute.
        ladder.Next(Raised, 3, Raised, wasReached: false, isReached: true).ShouldBe(Raised + Duration.FromMinutes(10));

    [Theory]
    [InlineData(0, false, 4, null)]
    [InlineData(0, false, 5, 5)]
    [InlineData(1, true, 12, null)]
    [InlineData(1, true, 70, 60)]
    [InlineData(4, false, 180, 180)]
    public void A_call_says_by_how_much_it_is_late(int done, bool wasCalled, int minutes, int? late) =>
        ladder
            .Late(Raised, done, wasCalled, Raised + Duration.FromMinutes(minutes))
            .ShouldBe(late is { } by ? Duration.FromMinutes(by) : null);
}
