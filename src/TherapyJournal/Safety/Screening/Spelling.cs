namespace TherapyJournal.Safety.Screening;

/// <summary>
/// Brings one written word to the word or words of the rules: contractions opened, known misspellings and short forms
/// mended, digits and signs that stand for letters read as letters, stretched letters shortened.
/// </summary>
internal static class Spelling
{
    private static readonly Dictionary<string, string[]> Known = SpellingTable.Read();

    /// <summary>Never empty; a word that the tables do not know comes back as it is.</summary>
    public static string[] Of(string written)
    {
        var word = written.Trim('\'', '`');
        if (word.Length == 0)
            return [];
        if (OfKnown(word) is { Length: > 0 } known)
            return known;
        if (Rulebook.Vocabulary.Contains(word))
            return [word];
        if (!word.All(char.IsLetter) && OfSensitive(ReadSigns(word)) is { Length: > 0 } disguised)
            return disguised;
        if (word.Contains('*', StringComparison.Ordinal) && HiddenLetters.Of(word) is { } hidden)
            return [hidden];
        if (OfSensitive(Shorten(word)) is { Length: > 0 } shortened)
            return shortened;
        if (word.Length >= 6 && Nearest(word) is { } near)
            return [near];
        if (word.AsSpan().ContainsAny("'`"))
            return Contraction.Open(word);
        return word.All(char.IsLetterOrDigit) && !StartsWithDigit(word) ? [word] : Split(word);
    }

    /// <summary>The word of the rules that these letters spell; empty when they spell none.</summary>
    public static string[] OfSensitive(string letters) =>
        Known.TryGetValue(letters, out var known) ? known
        : Rulebook.Vocabulary.Contains(letters) && letters.Length > 2 ? [letters]
        : [];

    private static string[] OfKnown(string word) => Known.TryGetValue(word, out var known) ? known : [];

    private static bool StartsWithDigit(string word) => char.IsDigit(word[0]);

    private static string ReadSigns(string word) =>
        string.Create(
            word.Length,
            word,
            static (letters, from) =>
            {
                for (var at = 0; at < from.Length; at++)
                    letters[at] = from[at] switch
                    {
                        '0' => 'o',
                        '1' or '!' or '|' => 'i',
                        '3' => 'e',
                        '4' or '@' => 'a',
                        '5' or '$' => 's',
                        '7' => 't',
                        var other => other,
                    };
            }
        );

    /// <summary>"diiiie" to "die": runs of one letter become one.</summary>
    private static string Shorten(string word)
    {
        Span<char> letters = stackalloc char[word.Length];
        var length = 0;
        foreach (var letter in word)
        {
            if (length == 0 || letters[length - 1] != letter)
                letters[length++] = letter;
        }
        return word.Length - length >= 2 ? new string(letters[..length]) : "";
    }

    private static string? Nearest(string word)
    {
        foreach (var target in SpellingTable.OftenMisspelled)
        {
            if (Math.Abs(target.Length - word.Length) <= 1 && word[0] == target[0] && OneSlip.Apart(word, target))
                return target;
        }
        return null;
    }

    /// <summary>"4000mg" to "4000" and "mg"; "tired!i" to "tired" and "i".</summary>
    private static string[] Split(string word)
    {
        var parts = new List<string>();
        var from = 0;
        for (var at = 1; at <= word.Length; at++)
        {
            if (at < word.Length && Kind(word[at]) == Kind(word[at - 1]))
                continue;
            if (Kind(word[from]) != 0)
            {
                var part = word[from..at];
                parts.AddRange(OfKnown(part) is { Length: > 0 } known ? known : [part]);
            }
            from = at;
        }
        return [.. parts];
    }

    private static int Kind(char letter) =>
        char.IsDigit(letter) ? 1
        : char.IsLetter(letter) ? 2
        : 0;
}
