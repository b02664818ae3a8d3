using System.Globalization;
using NodaTime;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Insight;

namespace TherapyJournal.App;

/// <summary>What trends are called, alike at the terminal and on the desk.</summary>
internal static class TrendWords
{
    public const string Weeks = "Entries per week";
    public const string Lengths = "Length";
    public const string Pauses = "Silence";
    public const string Moods = "Mood";
    public const string Inferred = "Feelings in the words";
    public const string Goals = "How near the goals are";
    public const string Hours = "Time of day";

    /// <summary>What is counted of a week's lengths.</summary>
    public const string Words = "words in the middle";

    public const string MoodScale = "from 0, the worst, to 10";
    public const string GoalScale = "from 0, not at all, to 10, reached";

    /// <summary>Stands at every head of what is read from the words.</summary>
    public const string InferredMark = "inferred from the words, not said by the patient";

    /// <summary>How the words are read.</summary>
    public const string InferredRules =
        "Counted by a fixed list of words for feelings, in English alone, without a model. It knows no irony, leaves out what is denied, wished for or felt by somebody else, and is no diagnosis.";

    public const string NoGoal = "No goal was rated in these weeks.";

    /// <summary>From which day to which.</summary>
    public static string Days(PatientTrends trends) => $"{Day(trends.From)} to {Day(trends.Today)}";

    /// <summary>Such as 3 May 2026.</summary>
    public static string Day(LocalDate day) => day.ToString("d MMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>The days of a pause.</summary>
    public static string Days(Pause pause) =>
        pause.IsRunning ? $"{Day(pause.First)}, so far" : $"{Day(pause.First)} to {Day(pause.Last)}";

    /// <summary>How it was counted, and what counts towards none of it.</summary>
    public static string Rules(PatientTrends trends) =>
        "Counted and compared by fixed rules, for you to read; it explains nothing."
        + (
            trends.Private > 0
                ? $" {Count.Of(trends.Private, "private entry, for the patient alone, counts", "private entries, for the patient alone, count")} towards none of it."
                : ""
        );
}
