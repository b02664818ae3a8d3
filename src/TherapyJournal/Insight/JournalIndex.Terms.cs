using System.Collections.Concurrent;
using System.Text;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <content>By which stems a word of a question is found.</content>
internal sealed partial class JournalIndex
{
    private const double NearlyMeant = 0.3;

    // What somebody has looked for that nobody wrote, and what was looked for instead; null: nothing.
    private readonly ConcurrentDictionary<string, string?> spelled = new(StringComparer.Ordinal);

    /// <summary>The stems by which a word that is asked for is found: those of its other forms too, or of the nearest word where nobody has written it.</summary>
    public IReadOnlyList<string> StemsAskedBy(AskedWord word) =>
        [.. IrregularVerbs.Of(WrittenAs(word) ?? word.Text).SelectMany(StemsOf).Distinct()];

    /// <summary>The same of words that mean nearly as much.</summary>
    public IReadOnlyList<string> StemsMeantBy(AskedWord word) =>
        [.. FieldSynonyms.Of(WrittenAs(word) ?? word.Text).SelectMany(StemsOf).Distinct()];

    /// <summary>What is looked for in place of a word that nobody has written: a slip is one letter, in long words two. Null: the word itself.</summary>
    /// <remarks>A name is never taken for another: whoever is not written of is not there.</remarks>
    public string? WrittenAs(AskedWord word) =>
        word.IsCapital || word.Text.Length < Spelling.FewestLetters || !word.Text.All(char.IsAsciiLetterLower)
            ? null
            : spelled.GetOrAdd(word.Text, NearestTo);

    /// <summary>Sentences that say what was looked for in place of words that nobody has written.</summary>
    public IEnumerable<string> SlipsIn(AskedWords asked) =>
        asked
            .Words.Select(w => (w.Text, Instead: WrittenAs(w)))
            .Where(w => w.Instead is not null)
            .Select(w => $"Nobody has written \"{w.Text}\"; \"{w.Instead}\" was looked for.");

    private string? NearestTo(string word) =>
        IrregularVerbs.Of(word).SelectMany(StemsOf).Any(stem => words.Of(stem).Count > 0)
            ? null
            : Spelling.Nearest(word, words.WrittenFrom(new Rune(word[0])));

    private List<AskedTerm> Terms(AskedWords asked) =>
        [
            .. asked
                .Words.SelectMany(w => StemsOf(WrittenAs(w) ?? w.Text).Select(stem => (Stem: stem, w)))
                .DistinctBy(s => s.Stem)
                .Select(s => new AskedTerm(s.Stem, s.w.IsCapital, WhereIs(s.Stem, s.w))),
        ];

    private IReadOnlyList<WordCount> WhereIs(string stem, AskedWord word) =>
        IrregularVerbs.Of(WrittenAs(word) ?? word.Text) is { Count: > 1 }
            ? WhereAny(StemsAskedBy(word))
            : words.Of(stem);

    private IReadOnlyList<WordCount> WhereAny(IEnumerable<string> stems) =>
        [
            .. stems
                .SelectMany(words.Of)
                .GroupBy(c => c.Text)
                .Select(g => new WordCount(g.Key, g.Sum(c => c.Times)))
                .OrderBy(c => c.Text),
        ];

    private void AddNearlyMeant(double[] fit, AskedWords asked)
    {
        var meant = asked.Words.Select(StemsMeantBy).Where(stems => stems.Count > 0).Select(WhereAny).ToList();
        if (meant.Count == 0)
        {
            return;
        }
        var near = scores.Of(meant);
        for (var at = 0; at < fit.Length; at++)
        {
            fit[at] += NearlyMeant * near[at];
        }
    }
}
