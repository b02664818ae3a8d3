namespace TherapyJournal.Assistants.Bank;

/// <summary>Tells "the walk helped" from "nothing helped" and from "I helped my sister".</summary>
internal static class HelpingWords
{
    // How many words back a "not" or an "I" still governs the word.
    private const int Reach = 4;

    private static readonly HashSet<string> Denials = new(StringComparer.Ordinal)
    {
        "nothing",
        "not",
        "no",
        "never",
        "none",
        "nobody",
        "didn't",
        "don't",
        "doesn't",
        "hasn't",
        "haven't",
        "hadn't",
        "won't",
        "wouldn't",
        "couldn't",
        "can't",
        "isn't",
        "wasn't",
        "hardly",
        "barely",
        "neither",
        "nor",
        "if",
        "would",
        "might",
    };

    private static readonly HashSet<string> Helpers = new(StringComparer.Ordinal)
    {
        "i",
        "i've",
        "we",
        "we've",
        "he",
        "she",
        "they",
    };

    private static readonly string[][] Phrases =
    [
        ["did", "me", "good"],
        ["does", "me", "good"],
        ["made", "me", "feel", "better"],
        ["made", "it", "better"],
        ["made", "it", "easier"],
        ["calmed", "me"],
        ["cheered", "me", "up"],
        ["felt", "better", "after"],
    ];

    /// <summary>True where these words of one sentence say that something helped the writer.</summary>
    public static bool NameHelp(IReadOnlyList<string> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (IsHelp(words, at) && !IsDenied(words, at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHelp(IReadOnlyList<string> words, int at)
    {
        if (words[at] is "helped" or "helps")
        {
            var helpsSomebodyElse =
                at > 0 && Helpers.Contains(words[at - 1]) && !(at + 1 < words.Count && words[at + 1] == "me");
            return !helpsSomebodyElse;
        }

        return Array.Exists(
            Phrases,
            phrase => phrase[0] == words[at] && words.Skip(at).Take(phrase.Length).SequenceEqual(phrase)
        );
    }

    private static bool IsDenied(IReadOnlyList<string> words, int at)
    {
        for (var back = Math.Max(0, at - Reach); back < at; back++)
        {
            if (Denials.Contains(words[back]))
            {
                return true;
            }
        }

        return false;
    }
}
