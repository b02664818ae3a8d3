using TherapyJournal.Assistants;

namespace TherapyJournal.Journaling;

/// <summary>A long entry as a model gets it to look for danger: its beginning and its end, where the gravest things are said last.</summary>
internal static class BothEnds
{
    // About 2,500 tokens each: together hours of writing. What stands between was read by the rules.
    private const int LongestEnd = 10_000;

    /// <summary>The whole text, or two pieces of whole sentences.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        if (text.Length <= 2 * LongestEnd)
        {
            return [text];
        }
        var ranges = Sentences.Ranges(text);
        var head = ranges.Where(r => r.End.Value <= LongestEnd).Select(r => r.End.Value).DefaultIfEmpty(0).Max();
        var tail = ranges
            .Where(r => r.Start.Value >= text.Length - LongestEnd)
            .Select(r => r.Start.Value)
            .DefaultIfEmpty(text.Length)
            .Min();
        return
        [
            text[..(head == 0 ? Graphemes.Before(text, 0, LongestEnd) : head)],
            text[(tail == text.Length ? Graphemes.Before(text, 0, text.Length - LongestEnd) : tail)..],
        ];
    }
}
