using TherapyJournal.Assistants;

namespace TherapyJournal.Evals.Assistants.Rules;

/// <summary>How many years of school a text asks for.</summary>
internal static class ReadingLevel
{
    /// <summary>Flesch–Kincaid: 0.39 words per sentence + 11.8 syllables per word − 15.59 (Kincaid et al. 1975, Navy Research Branch Report 8-75). Never below 0; 0 where there are no words.</summary>
    public static double Grade(IEnumerable<string> texts)
    {
        var sentences = 0;
        var words = new List<string>();
        foreach (var text in texts)
        {
            sentences += Sentences.Split(text).Count;
            words.AddRange(Words.In(text));
        }
        return words.Count == 0
            ? 0
            : Math.Max(
                0,
                (0.39 * words.Count / Math.Max(1, sentences)) + (11.8 * words.Sum(Syllables) / words.Count) - 15.59
            );
    }

    /// <summary>Groups of vowels, without an e that is not spoken; at least 1. Counted so, it is right for about nine English words in ten.</summary>
    public static int Syllables(string word)
    {
        var count = 0;
        var wasVowel = false;
        foreach (var letter in word)
        {
            var isVowel = "aeiouyäöüéèáíóú".Contains(letter, StringComparison.Ordinal);
            count += isVowel && !wasVowel ? 1 : 0;
            wasVowel = isVowel;
        }
        var isSilent =
            count > 1
            && (
                (word.EndsWith('e') && !word.EndsWith("le", StringComparison.Ordinal))
                || (word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 3 && word[^3] is not ('t' or 'd'))
            );
        return Math.Max(1, isSilent ? count - 1 : count);
    }
}
