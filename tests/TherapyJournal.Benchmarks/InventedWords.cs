namespace TherapyJournal.Benchmarks;

/// <summary>Words as languages have them: the n-th most frequent stands every n-th as often (Zipf).</summary>
internal static class InventedWords
{
    public const int InAnEntry = 120;
    public const int Asked = 6;
    private const int Vocabulary = 20_000;

    public static string Text(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => Word((int)Math.Pow(Vocabulary, random.NextDouble()))));

    private static string Word(int rank)
    {
        const string consonants = "bdfghklmnprstvz";
        const string vowels = "aeiou";
        var word = "";
        for (var left = rank; left > 0; left /= consonants.Length * vowels.Length)
        {
            var part = left % (consonants.Length * vowels.Length);
            word += $"{consonants[part / vowels.Length]}{vowels[part % vowels.Length]}";
        }
        return word;
    }
}
