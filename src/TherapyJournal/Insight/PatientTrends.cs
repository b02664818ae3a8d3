using NodaTime;
using TherapyJournal.Goals;
using TherapyJournal.Practices;

namespace TherapyJournal.Insight;

/// <summary>What some weeks of a patient come to in numbers, by the patient's own calendar and clock.</summary>
/// <param name="Patient">Whose.</param>
/// <param name="From">The Monday on which the first of the weeks begins.</param>
/// <param name="Today">The last day.</param>
/// <param name="Weeks">How many entries each week has, those without one too, oldest first; the last is the week that is running.</param>
/// <param name="Moods">Oldest first.</param>
/// <param name="Goals">Those that were rated, open ones first.</param>
/// <param name="Hours">How many entries each hour of the day has, from four in the morning on, so that a night is in one piece; those of which the hour is not known are left out, and its sentence says how many. Empty: no other is there.</param>
/// <param name="Lengths">How many words the middle entry of each week has; a week without an entry has none.</param>
/// <param name="Pauses">Each run of more than seven days without an entry, the one that is running too, oldest first.</param>
/// <param name="Events">What else happened on these days, in order.</param>
/// <param name="Private">How many entries there are for the patient alone, in all weeks: those of some would tell when they were written. They count towards nothing else.</param>
public sealed record PatientTrends(
    PatientView Patient,
    LocalDate From,
    LocalDate Today,
    Trend<WeekOfEntries> Weeks,
    Trend<RatedMoment> Moods,
    IReadOnlyList<GoalTrend> Goals,
    Trend<HourOfEntries> Hours,
    Trend<WeekOfWords> Lengths,
    Trend<Pause> Pauses,
    IReadOnlyList<TrendEvent> Events,
    int Private
)
{
    /// <summary>Which feelings the words of the entries name: inferred, and not said by the patient. Null: the practice lets no mood be inferred.</summary>
    public Trend<WeekOfFeelings>? Inferred { get; init; }
}

/// <summary>Numbers, and what they come to in a sentence, which counts and compares and explains nothing; a second says what was left out.</summary>
public sealed record Trend<TNumber>(IReadOnlyList<TNumber> Numbers, string Sentence);

/// <summary>How many entries a week has that begins on this Monday.</summary>
public sealed record WeekOfEntries(LocalDate Monday, int Entries);

/// <summary>How many entries an hour of the day has, such as 23 for 23:00 to 24:00.</summary>
public sealed record HourOfEntries(int Hour, int Entries);

/// <summary>How many words the middle one has of the entries of a week that begins on this Monday.</summary>
public sealed record WeekOfWords(LocalDate Monday, int Words);

/// <summary>A run of whole days without an entry that the reader may see.</summary>
/// <param name="First">The first day without one.</param>
/// <param name="Days">How many days.</param>
/// <param name="IsRunning">Whether it goes on: no entry has followed yet.</param>
public sealed record Pause(LocalDate First, int Days, bool IsRunning)
{
    /// <summary>The last day without an entry, so far.</summary>
    public LocalDate Last => First.PlusDays(Days - 1);
}

/// <summary>How many entries of a week that begins on this Monday name feelings, by their words; none of it was said as a mood.</summary>
/// <param name="Pleasant">Mostly pleasant ones.</param>
/// <param name="Unpleasant">Mostly unpleasant ones.</param>
/// <param name="Both">As many of both.</param>
/// <param name="Said">The moods that the patient did say in that week, oldest first.</param>
public sealed record WeekOfFeelings(LocalDate Monday, int Pleasant, int Unpleasant, int Both, IReadOnlyList<int> Said);

/// <summary>A number from 0 to 10, and when it was said.</summary>
public sealed record RatedMoment(LocalDateTime At, int Rating);

/// <summary>How near a goal was, from rating to rating.</summary>
public sealed record GoalTrend(GoalView Goal, Trend<RatedMoment> Ratings);

/// <summary>A day on which something happened that numbers may have to do with, or not.</summary>
/// <param name="Goal">Which goal; null: it was a session.</param>
/// <param name="Text">How the goal reads since; null: it was a session.</param>
public sealed record TrendEvent(LocalDate Day, TrendEventKind Kind, Guid? Goal = null, string? Text = null);

/// <summary>What happened.</summary>
public enum TrendEventKind
{
    TherapySession,
    GoalAdded,
    GoalChanged,
    GoalClosed,
}
