using TherapyJournal.Assistants;
using TherapyJournal.Safety;

namespace TherapyJournal.Journaling;

/// <summary>An entry as it is shown to whoever writes the next words for the patient: bounded, and without what the risk screen stopped at.</summary>
internal static class EntryExcerpt
{
    /// <summary>The longest piece of one entry that is shown, in characters: a long evening's writing, about 250 words.</summary>
    public const int Longest = 1_500;

    private const string LeftOut = "[…]";

    /// <summary>Whole sentences from the beginning; one of them cut only where the very first is too long.</summary>
    public static string Of(string text)
    {
        var raised = RiskScreen.Screen(text).Spans;
        var kept = new System.Text.StringBuilder(Math.Min(text.Length, Longest));
        var from = 0;
        foreach (var range in Sentences.Ranges(text))
        {
            var (start, length) = range.GetOffsetAndLength(text.Length);
            var isRaised = raised.Any(r => r.Start < start + length && start < r.Start + r.Length);
            var piece = isRaised ? LeftOut : text.Substring(start, length);
            if (kept.Length + (start - from) + piece.Length > Longest)
            {
                return kept.Length == 0 ? Graphemes.Shorten(piece, Longest) : $"{kept} {LeftOut}";
            }
            // What stands between two sentences is space; anything else belongs to one of them.
            kept.Append(text, from, start - from).Append(piece);
            from = start + length;
        }
        return kept.ToString();
    }
}
