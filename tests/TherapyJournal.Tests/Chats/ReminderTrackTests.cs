using NodaTime;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public sealed class ReminderTrackTests
{
    // A Monday.
    private static readonly LocalDate First = new(2026, 3, 2);

    [Fact]
    public void Those_that_stay_unanswered_become_fewer() =>
        DaysOf(ReminderDays.Every, days: 30).ShouldBe([0, 1, 3, 5, 12, 19, 26]);

    [Fact]
    public void Three_a_week_become_every_second_and_then_one_a_week()
    {
        var plan = ReminderDays.Monday | ReminderDays.Wednesday | ReminderDays.Friday;

        // Mon, Wed, then Mon (over Fri), Fri (over Wed), and from there a week at least.
        DaysOf(plan, days: 40).ShouldBe([0, 2, 7, 11, 18, 25, 32, 39]);
    }

    [Fact]
    public void Who_wanted_one_a_week_does_not_get_more_by_not_answering() =>
        DaysOf(ReminderDays.Monday, days: 50).ShouldBe([0, 7, 21, 35, 49]);

    [Fact]
    public void Anything_that_is_heard_brings_all_of_them_back()
    {
        var plan = new ReminderPlan(ReminderDays.Every, 0);
        var track = new ReminderTrack { Unanswered = 9 }.Sent(First);

        track.HasTurn(plan, First.PlusDays(1)).ShouldBeFalse();
        (track with { Unanswered = 0 }).HasTurn(plan, First.PlusDays(1)).ShouldBeTrue();
    }

    [Fact]
    public void No_date_has_two_also_not_where_it_comes_again_after_a_journey_west()
    {
        var plan = new ReminderPlan(ReminderDays.Every, 0);
        var track = new ReminderTrack().Sent(First);

        track.HasTurn(plan, First).ShouldBeFalse();
        track.HasTurn(plan, First.PlusDays(-1)).ShouldBeFalse();
    }

    private static List<int> DaysOf(ReminderDays planned, int days)
    {
        var (plan, track, sent) = (new ReminderPlan(planned, 0), new ReminderTrack(), new List<int>());
        for (var day = 0; day < days; day++)
        {
            var date = First.PlusDays(day);
            if (plan.Falls(date.DayOfWeek) && track.HasTurn(plan, date))
            {
                track = track.Sent(date);
                sent.Add(day);
            }
        }
        return sent;
    }
}
