using System.Collections.Frozen;

namespace TherapyJournal.Insight;

/// <summary>Which English words deny those that follow them: "not worried", "didn't feel so anxious".</summary>
internal static class DeniedWords
{
    /// <summary>So many words after a denial are taken back, unless their clause ends before.</summary>
    public const int Reach = 3;

    private static readonly FrozenSet<string> Denials = FrozenSet.ToFrozenSet(
        [
            "not",
            "no",
            "never",
            "less",
            "without",
            "hardly",
            "didn't",
            "don't",
            "doesn't",
            "wasn't",
            "isn't",
            "haven't",
            "stopped",
        ],
        StringComparer.Ordinal
    );

    /// <summary>Whether it denies what follows.</summary>
    public static bool Begin(string word) => Denials.Contains(word);

    /// <summary>The clauses of a sentence, with which a denial ends.</summary>
    public static string[] Clauses(string sentence) => sentence.Split(',', ';', ':', '–', '—');
}
