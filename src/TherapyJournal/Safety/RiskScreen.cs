using TherapyJournal.Safety.Screening;

namespace TherapyJournal.Safety;

/// <summary>
/// Reads a text for danger by rules alone: no model, no clock, no state, and time that grows with the length of the
/// text and not with its contents, because it runs inside the transaction that records an entry.
/// </summary>
internal static class RiskScreen
{
    /// <summary>What the rules find in the text; <see cref="RiskFinding.Nothing"/> when that is nothing.</summary>
    /// <param name="text">The words.</param>
    /// <param name="besideDanger">Whether their writer has spoken of dying before and it still stands: then "I am doing it now" is no riddle.</param>
    public static RiskFinding Screen(string text, bool besideDanger = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = ReadWords.From(text);
        return words.Length == 0 ? RiskFinding.Nothing : JoinMatches.Into(Rulebook.Find(words), words, besideDanger);
    }
}
