using NodaTime;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <summary>What a therapist asks a journal.</summary>
/// <param name="Text">In their own words, at most <see cref="Longest"/> characters.</param>
public sealed record JournalQuestion(string Text)
{
    /// <summary>The longest question, in characters: several sentences.</summary>
    public const int Longest = 500;

    // More would only repeat what they led to.
    private const int MostBefore = 3;

    /// <summary>What was asked just before, oldest first: the question may follow on from it.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>The first day that is meant, by the patient's own calendar; null: all before.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The last day that is meant, counted in; null: all after.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>Why it cannot be asked; null: it can.</summary>
    public static string? Problem(string text) =>
        !text.Any(char.IsLetterOrDigit) ? "There is no question in it."
        : text.Length > Longest ? $"A question has at most {Longest} characters."
        : null;

    /// <summary>The last questions before it, whole ones.</summary>
    internal IEnumerable<string> LastBefore =>
        Before.Where(b => Problem(b) is null).TakeLast(MostBefore).Select(b => Utf16.Mend(b, out _));

    /// <summary>With the question before it, which it may follow on from.</summary>
    internal string Whole => string.Join(' ', [.. LastBefore.TakeLast(1), Mended]);

    /// <summary>The question as it is looked for and sent on: without halves of characters.</summary>
    internal string Mended => Utf16.Mend(Text, out _);
}
