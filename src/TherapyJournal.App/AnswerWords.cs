using NodaTime;
using NodaTime.Text;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Insight;

namespace TherapyJournal.App;

/// <summary>What is said about an answer, alike at the terminal and on the desk.</summary>
internal static class AnswerWords
{
    private static readonly LocalDatePattern Written = LocalDatePattern.CreateWithInvariantCulture("d MMM uuuu");

    /// <summary>Stands before what speaks against an answer.</summary>
    public const string Against = "What was written that speaks against it";

    /// <summary>Such as 3 May 2026.</summary>
    public static string Day(LocalDate day) => Written.Format(day);

    /// <summary>That the entries do not say; null: they may.</summary>
    public static string? NotSaid(JournalAnswer answer) =>
        answer.Kind != AnswerKind.NotSaid ? null
        : answer.WrittenBy is null && (answer.Passages.Count == 0 || !answer.HoldsWords)
            ? "No entry holds the words of this question, so the entries do not say, as far as words can tell."
        : answer.WrittenBy is null ? "The entries do not say, as far as their words can tell."
        : "The entries do not say.";

    /// <summary>What the passages beside it are; null: there are none.</summary>
    public static string? Passages(JournalAnswer answer) =>
        answer.Passages.Count == 0 ? null
        : answer.Kind == AnswerKind.NotSaid ? $"What comes nearest, by its {FoundBy(answer)}:"
        : $"The passages that fit best, found by their {FoundBy(answer)}; whether they answer it, you decide.";

    private static string FoundBy(JournalAnswer answer) =>
        !answer.ByMeaning ? "words"
        : answer.HoldsWords ? "words and meaning"
        : "meaning alone";

    /// <summary>What was looked at, and what was left out.</summary>
    public static string Looked(JournalAnswer answer)
    {
        var looked = answer.Looked is { From: { } from, Until: { } until, Entries: var entries }
            ? $"{Count.Of(entries, "entry", "entries")} of {Period(from, until)} looked at."
            : "There is no entry to look at.";
        looked = string.Join(' ', [.. answer.Understood, looked]);
        return answer.Dropped == 0
            ? looked
            : $"{looked} {Count.Of(answer.Dropped, "sentence")} of the model left out: not verified.";
    }

    private static string Period(LocalDate from, LocalDate until) =>
        from == until ? Day(from) : $"{Day(from)} to {Day(until)}";
}
