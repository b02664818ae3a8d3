using System.Collections.Frozen;

namespace TherapyJournal.Safety.Screening;

/// <summary>Reads a digit that stands for a word by what follows it: "2 die" is "to die", "4 good" is "for good"; and "too die" as "to die".</summary>
internal static class DigitWords
{
    private static readonly FrozenSet<string> AfterTo = FrozenSet.ToFrozenSet(
        [
            "die",
            "kill",
            "end",
            "be",
            "do",
            "jump",
            "hang",
            "overdose",
            "commit",
            "sleep",
            "live",
            "unalive",
            "suicide",
            "disappear",
            "hurt",
            "cut",
        ],
        StringComparer.Ordinal
    );

    private static readonly FrozenSet<string> AfterFor = FrozenSet.ToFrozenSet(
        ["good", "ever", "real", "me", "everyone"],
        StringComparer.Ordinal
    );

    public static List<Word> Read(List<Word> words)
    {
        for (var at = 0; at + 1 < words.Count; at++)
        {
            if (words[at].Sentence != words[at + 1].Sentence)
                continue;
            if (words[at].Text is "2" or "too" or "ot" && AfterTo.Contains(words[at + 1].Text))
                words[at] = words[at] with { Text = "to" };
            else if (words[at].Text == "4" && AfterFor.Contains(words[at + 1].Text))
                words[at] = words[at] with { Text = "for" };
        }
        return words;
    }
}
