using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Bank;

namespace TherapyJournal.Insight.Recurring;

/// <summary>Every word of a journal once, by the number that stands for it in its sentences.</summary>
/// <param name="Forms">In small letters.</param>
/// <param name="Written">As it is shown: with a capital only where the journal never does without.</param>
/// <param name="Stems">The number of its stem.</param>
/// <param name="StemTexts">By number; empty where a word has none.</param>
/// <param name="Says">Whether it says something by itself.</param>
/// <param name="Names">Whether it is written as a name is.</param>
/// <param name="PointsAt">Whether it names what follows ("my", "the").</param>
/// <param name="BeginsField">Whether words of a field may begin here.</param>
internal sealed record Lexicon(
    string[] Forms,
    string[] Written,
    int[] Stems,
    string[] StemTexts,
    bool[] Says,
    bool[] Names,
    bool[] PointsAt,
    bool[] BeginsField
);

/// <summary>Takes in the words of a journal, each as it is written.</summary>
internal sealed class LexiconMaker
{
    private const int ShortestWord = 3;
    private const int LongestWord = 40;

    private static readonly HashSet<string> Pointers = new(
        "my our his her their the a an this that mein meine meinen meinem meiner unser unsere der die das den dem ein eine einen einem einer".Split(
            ' '
        ),
        StringComparer.Ordinal
    );

    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private readonly List<string> written = [];

    /// <summary>The numbers of a sentence's words.</summary>
    public int[] Read(ReadOnlySpan<char> sentence)
    {
        var places = Words.Places(sentence);
        var words = new int[places.Count];
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < words.Length; at++)
        {
            var word = sentence[places[at].Start..places[at].End];
            if (!lookup.TryGetValue(word, out words[at]))
            {
                words[at] = written.Count;
                var text = word.ToString();
                known[text] = words[at];
                written.Add(text);
            }
        }
        return words;
    }

    public Lexicon Make(JournalIndex index)
    {
        var forms = written.ConvertAll(w => Words.Form(w));
        var stems = index.StemOfEach(forms);
        // "Loving" is as little of a theme as "love".
        var everyday = index.StemOfEach([.. EverydayWords.Each]).ToHashSet(StringComparer.Ordinal);
        var stemTexts = stems.Distinct(StringComparer.Ordinal).ToArray();
        var numbers = stemTexts.Index().ToDictionary(s => s.Item, s => s.Index, StringComparer.Ordinal);
        return new Lexicon(
            [.. forms],
            [.. written.Select((word, at) => known.ContainsKey(forms[at]) ? forms[at] : word)],
            [.. stems.Select(s => numbers[s])],
            stemTexts,
            [
                .. forms.Select(
                    (form, at) => stems[at].Length > 0 && !everyday.Contains(stems[at]) && SaysSomething(form)
                ),
            ],
            [
                .. written.Select(
                    (word, at) => IsName(word) && !everyday.Contains(stems[at]) && SaysSomething(forms[at])
                ),
            ],
            [.. forms.Select(Pointers.Contains)],
            [.. forms.Select(Themes.English.BeginWith)]
        );
    }

    private static bool SaysSomething(string form) =>
        form.Length is >= ShortestWord and <= LongestWord
        && !form.Any(char.IsDigit)
        && !CommonWords.Holds(form)
        && !EverydayWords.Hold(form)
        && SentenceView.ContentOf([form]).Count > 0;

    // "I" and "TV" are none.
    private static bool IsName(string word) =>
        char.IsUpper(word[0]) && word.Length > 1 && word.Skip(1).All(c => !char.IsUpper(c));
}
