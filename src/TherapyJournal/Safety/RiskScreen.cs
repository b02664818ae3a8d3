using TherapyJournal.Safety.Screening;

namespace TherapyJournal.Safety;

/// <summary>
/// Reads a text for danger by rules alone: no model, no clock, no state, and time that grows with the length of the
/// text and not with its contents, because it runs inside the transaction that records an entry.
/// </summary>
internal static class RiskScreen
{
    /// <summary>What the rules find in the text; <see cref="RiskFinding.Nothing"/> when that is nothing.</summary>
    public static RiskFinding Screen(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = ReadWords.From(text);
        return words.Length == 0 ? RiskFinding.Nothing : JoinMatches.Into(Rulebook.Find(words), words);
    }
}
