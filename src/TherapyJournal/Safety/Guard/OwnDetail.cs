using System.Collections.Frozen;
using TherapyJournal.Safety.Screening;

namespace TherapyJournal.Safety.Guard;

/// <summary>Whether words take up something that the patient wrote: a detail shows that somebody's words arrived.</summary>
internal static class OwnDetail
{
    // What may be said of every entry, and so of none in particular.
    private static readonly FrozenSet<string> OfEveryEntry = Set(
        "word pag entri journal sentenc lin not stand put com keep tak giv tell hear arriv find know think see yes ye"
    );

    // A pair of words with one of these is in every text.
    private static readonly FrozenSet<string> Joining = Set(
        "a an the i you he she it we they me him her us them my your his our their this that these those and or but so as "
            + "if to of in on at by for with from about into is are am was were be been do does did have has had will would "
            + "can could what which who when where how not there here then than day today"
    );

    public static bool IsIn(Word[] words, OwnWords own)
    {
        var theirs = own.Content.Where(word => !OfEveryEntry.Contains(word)).ToHashSet(StringComparer.Ordinal);
        // Where nothing was written yet, nothing can be taken up.
        return theirs.Count == 0 || theirs.Overlaps(ContentWords.In(words)) || HasPair(words, own);
    }

    // "Say no" is a detail, though both words are of the smallest.
    private static bool HasPair(Word[] words, OwnWords own)
    {
        for (var at = 0; at + 1 < words.Length; at++)
        {
            if (
                !Joining.Contains(words[at].Text)
                && !Joining.Contains(words[at + 1].Text)
                && own.HasToldBack(words.AsSpan(at, 2))
            )
            {
                return true;
            }
        }
        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
