namespace TherapyJournal.Safety.Screening;

/// <summary>Opens a contraction: "don't" is "do not", "i'll" is "i will".</summary>
internal static class Contraction
{
    private static readonly (string Ending, string Word)[] Endings =
    [
        ("n't", "not"),
        ("'ll", "will"),
        ("'ve", "have"),
        ("'re", "are"),
        ("'d", "would"),
        ("'m", "am"),
    ];

    public static string[] Open(string word)
    {
        word = word.Replace('`', '\'');
        switch (word)
        {
            case "can't":
                return ["can", "not"];
            case "won't":
                return ["will", "not"];
            case "shan't":
                return ["shall", "not"];
        }
        foreach (var (ending, opened) in Endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length > ending.Length)
                return [word[..^ending.Length], opened];
        }
        if (word.EndsWith("'s", StringComparison.Ordinal))
            return IsPronoun(word[..^2]) ? [word[..^2], "is"] : [word[..^2]];
        return [word.Replace("'", "", StringComparison.Ordinal)];
    }

    private static bool IsPronoun(string word) =>
        word is "he" or "she" or "it" or "that" or "there" or "who" or "what" or "here" or "everyone" or "nobody";
}
