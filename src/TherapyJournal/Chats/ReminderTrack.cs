using NodaTime;
using NodaTime.Text;
using TherapyJournal.Practices;

namespace TherapyJournal.Chats;

/// <summary>What became of the reminders in a chat so far.</summary>
public sealed record ReminderTrack
{
    // Whoever does not answer is not to be pressed: fewer at first, then one a week, until they say anything at all.
    private const int FewerAfter = 2;
    private const int OncePerWeekAfter = 4;
    private const int DaysOfWeek = 7;

    /// <summary>The last date that had one, where the patient lived then (yyyy-MM-dd); null: none yet.</summary>
    public string? LastOn { get; init; }

    /// <summary>How many were sent since the patient was last heard from.</summary>
    public int Unanswered { get; init; }

    /// <summary>When they last wrote, or wanted nothing more that day, Unix milliseconds; null: never here.</summary>
    public long? EnoughAt { get; init; }

    /// <summary>After one more.</summary>
    internal ReminderTrack Sent(LocalDate on) =>
        this with
        {
            LastOn = LocalDatePattern.Iso.Format(on),
            Unanswered = Unanswered + 1,
        };

    /// <summary>Whether a planned date has its turn: none has two, and those that stay unanswered become fewer.</summary>
    internal bool HasTurn(ReminderPlan plan, LocalDate date)
    {
        if (LastOn is null || !LocalDatePattern.Iso.Parse(LastOn).TryGetValue(default, out var last))
        {
            return true;
        }
        if (date <= last)
        {
            return false;
        }
        return Unanswered < FewerAfter
            || (
                IsSecondSince(plan, last, date)
                && (Unanswered < OncePerWeekAfter || Period.DaysBetween(last, date) >= DaysOfWeek)
            );
    }

    private static bool IsSecondSince(ReminderPlan plan, LocalDate last, LocalDate date)
    {
        for (var day = last.PlusDays(1); day < date; day = day.PlusDays(1))
        {
            if (plan.Falls(day.DayOfWeek))
            {
                return true;
            }
        }
        return false;
    }
}
