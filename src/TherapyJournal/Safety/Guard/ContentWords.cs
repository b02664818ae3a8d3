using System.Collections.Frozen;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Safety.Screening;

namespace TherapyJournal.Safety.Guard;

/// <summary>The words by which two texts are known to speak of the same thing, each brought to one form.</summary>
internal static class ContentWords
{
    // Beside the stop words of the bank: what connects, asks or counts, and names nothing.
    private static readonly FrozenSet<string> Empty = (
        "should could would might may must shall whose whom where why here during over under before between off down "
        + "back still yet even ever never always often sometimes maybe perhaps though although however since until "
        + "without within toward towards across along around near each both few many same another else something "
        + "anything nothing everything someone anyone somebody anybody everybody everyone nobody none let seem sound look "
        + "said says lately last next when whenever whether goal goals ask asked question because"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The forms in a text; empty where it says nothing.</summary>
    public static HashSet<string> In(string text) => In(ReadWords.From(text));

    /// <summary>The forms among words that were read.</summary>
    public static HashSet<string> In(ReadOnlySpan<Word> words)
    {
        var content = new List<string>(words.Length);
        foreach (var word in words)
        {
            content.Add(word.Text);
        }
        return SentenceView
            .ContentOf(content)
            .Where(word => word.Length > 1 && !Empty.Contains(word))
            .Select(Stem.Of)
            .Where(form => form is not ("feel" or "be" or "say" or "write"))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>How much two sets share: 1 the same, 0 nothing; two empty ones count as the same.</summary>
    public static double Shared(IReadOnlySet<string> one, IReadOnlySet<string> other)
    {
        var shared = one.Count(other.Contains);
        var all = one.Count + other.Count - shared;
        return all == 0 ? 1 : (double)shared / all;
    }
}
