using System.Text.RegularExpressions;
using TherapyJournal.Safety.Screening;

namespace TherapyJournal.Safety.Guard;

/// <summary>Finds what the risk screen stops at, said by a model or taken from the entry.</summary>
/// <remarks>A therapist hears of such words and a person answers; on a phone they would be read by whoever stands beside it.</remarks>
internal static partial class RaisedWords
{
    // Four words in a row that say something, or five of any kind, are taken from there.
    private const int ShortRun = 4;
    private const int LongRun = 5;

    public static bool AreIn(string text, Word[] words, OwnWords own) =>
        WouldWorry(text) || own.Raised.Any(sentence => Quotes(words, sentence));

    /// <summary>Whether the screen would stop at it, had the patient said it or had it been said to them.</summary>
    public static bool WouldWorry(string text) =>
        RiskScreen.Screen(text).Level != RiskLevel.None
        || RiskScreen.Screen(InFirstPerson(text)).Level != RiskLevel.None;

    /// <summary>As the patient would have said it, since the screen's phrases are written in the first person.</summary>
    private static string InFirstPerson(string text) =>
        SecondPerson()
            .Replace(
                text.Replace('’', '\''),
                match =>
                    match.Value.ToLowerInvariant() switch
                    {
                        "yourself" => "myself",
                        "your" => "my",
                        "you're" or "you are" => "I am",
                        "you were" => "I was",
                        "you've" => "I have",
                        "you'll" => "I will",
                        _ => "I",
                    }
            );

    private static bool Quotes(Word[] words, Word[] raised)
    {
        var content = ContentWords.In(raised);
        var shared = ContentWords.In(words).Count(content.Contains);
        return (shared >= 2 && shared * 2 >= content.Count)
            || HasRunOf(words, raised, LongRun, _ => true)
            || HasRunOf(words, raised, ShortRun, run => ContentWords.In(run).Count > 0);
    }

    private static bool HasRunOf(Word[] words, Word[] raised, int length, Func<Word[], bool> says)
    {
        for (var at = 0; at + length <= raised.Length; at++)
        {
            var run = raised[at..(at + length)];
            if (says(run) && StandsIn(words, run))
            {
                return true;
            }
        }
        return false;
    }

    private static bool StandsIn(Word[] words, ReadOnlySpan<Word> run)
    {
        for (var at = 0; at + run.Length <= words.Length; at++)
        {
            var same = 0;
            while (same < run.Length && OwnWords.TellBack(words[at + same].Text) == OwnWords.TellBack(run[same].Text))
            {
                same++;
            }
            if (same == run.Length)
            {
                return true;
            }
        }
        return false;
    }

    [GeneratedRegex(
        @"\b(?:you're|you are|you were|you've|you'll|yourself|your|you)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex SecondPerson();
}
