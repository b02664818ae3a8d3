namespace TherapyJournal.Safety.Screening;

/// <summary>Reads a word whose letters are starred out ("k*ll", "s**cide") as the word of the rules that fits.</summary>
internal static class HiddenLetters
{
    private const int FewestShown = 2;

    /// <summary>Words that people star out to pass a filter; of equal length and fit, the first is taken.</summary>
    private static readonly string[] OftenHidden =
    [
        "kill",
        "killed",
        "killing",
        "suicide",
        "suicidal",
        "dying",
        "dead",
        "death",
        "overdose",
        "overdosed",
        "overdosing",
        "hang",
        "hanging",
        "slit",
        "wrists",
        "noose",
        "pills",
        "unalive",
        "cutting",
        "jump",
        "myself",
    ];

    public static string? Of(string written)
    {
        if (written.Count(char.IsLetter) < FewestShown)
            return null;
        foreach (var word in OftenHidden)
        {
            if (Fits(written, word))
                return word;
        }
        return null;
    }

    private static bool Fits(string written, string word)
    {
        if (written.Length != word.Length)
            return false;
        for (var at = 0; at < word.Length; at++)
        {
            if (written[at] != '*' && written[at] != word[at])
                return false;
        }
        return true;
    }
}
