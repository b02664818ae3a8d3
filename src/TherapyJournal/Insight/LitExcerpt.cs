using System.Globalization;
using System.Text;
using TherapyJournal.Assistants;

namespace TherapyJournal.Insight;

/// <summary>Of an entry the sentences that hold what was asked for, in which it stands out.</summary>
internal sealed class LitExcerpt
{
    private const int MostSentences = 3;
    private readonly JournalIndex index;
    private readonly HashSet<string> stems;
    private readonly IReadOnlyList<string> beginnings;
    private readonly IReadOnlyList<IReadOnlyList<string>> phrases;
    private readonly Dictionary<string, IReadOnlyList<string>> known = new(StringComparer.Ordinal);

    public LitExcerpt(JournalIndex index, AskedWords asked, bool isQuestion = false)
    {
        this.index = index;
        stems = [.. asked.Words.SelectMany(index.StemsAskedBy)];
        stems.UnionWith(isQuestion ? asked.Words.SelectMany(index.StemsMeantBy) : []);
        beginnings = [.. asked.Beginnings.Select(WithoutMarks)];
        phrases = [.. asked.Phrases.Select(index.StemsOf)];
    }

    /// <summary>All of a text, in its pieces.</summary>
    public IReadOnlyList<LitText> Whole(string text)
    {
        var pieces = new List<LitText>();
        Add(pieces, text, 0, text.Length, Lit(text));
        return pieces;
    }

    /// <summary>Between two sentences that do not follow each other something is left out.</summary>
    public IReadOnlyList<LitText> Of(string text)
    {
        var lit = Lit(text);
        var pieces = new List<LitText>();
        var (last, shown) = (0, 0);
        foreach (var range in Sentences.Ranges(text))
        {
            var (start, length) = range.GetOffsetAndLength(text.Length);
            var end = start + length;
            var within = lit.FindAll(w => w.Start >= start && w.End <= end);
            if (shown == MostSentences || within.Count == 0)
            {
                continue;
            }
            if (text[last..start].Trim().Length > 0)
            {
                pieces.Add(new LitText(shown == 0 ? "… " : " … ", IsLit: false));
            }
            else if (shown > 0)
            {
                pieces.Add(new LitText(" ", IsLit: false));
            }
            Add(pieces, text, start, end, within);
            (last, shown) = (end, shown + 1);
        }
        if (text[last..].Trim().Length > 0)
        {
            pieces.Add(new LitText(" …", IsLit: false));
        }
        return pieces;
    }

    private static void Add(List<LitText> pieces, string text, int start, int end, List<TextWord> lit)
    {
        foreach (var (from, to) in lit)
        {
            if (from > start)
            {
                pieces.Add(new LitText(text[start..from], IsLit: false));
            }
            pieces.Add(new LitText(text[from..to], IsLit: true));
            start = to;
        }
        if (end > start)
        {
            pieces.Add(new LitText(text[start..end], IsLit: false));
        }
    }

    private List<TextWord> Lit(string text)
    {
        var words = TextWord.In(text);
        var isLit = words.ConvertAll(w => IsAsked(text[w.Start..w.End]));
        if (phrases.Count > 0)
        {
            // A word may have several stems, so that a phrase is sought among the stems and lights their words.
            var all = words.SelectMany((w, at) => StemsOf(text[w.Start..w.End]).Select(stem => (stem, at))).ToList();
            foreach (var phrase in phrases)
            {
                for (var from = 0; from + phrase.Count <= all.Count; from++)
                {
                    if (all.Skip(from).Take(phrase.Count).Select(s => s.stem).SequenceEqual(phrase))
                    {
                        all.GetRange(from, phrase.Count).ForEach(s => isLit[s.at] = true);
                    }
                }
            }
        }
        return [.. words.Where((_, at) => isLit[at])];
    }

    private bool IsAsked(string word) =>
        StemsOf(word).Any(stems.Contains)
        || (
            beginnings.Count > 0
            && WithoutMarks(word) is var bare
            && beginnings.Any(b => bare.StartsWith(b, StringComparison.Ordinal))
        );

    private IReadOnlyList<string> StemsOf(string word)
    {
        if (!known.TryGetValue(word, out var found))
        {
            known[word] = found = index.StemsOf(word);
        }
        return found;
    }

    private static string WithoutMarks(string word) =>
        string.Concat(
                word.Normalize(NormalizationForm.FormD)
                    .Where(letter => char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            )
            .ToLowerInvariant();
}

/// <summary>A piece of a text.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="IsLit">Whether it is a word that was asked for.</param>
public sealed record LitText(string Text, bool IsLit);

/// <summary>Where a word stands in a text.</summary>
internal sealed record TextWord(int Start, int End)
{
    public static List<TextWord> In(string text)
    {
        var words = new List<TextWord>();
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && Belongs(text[at]))
            {
                at++;
            }
            if (at > start)
            {
                words.Add(new TextWord(start, at));
            }
        }
        return words;
    }

    // Marks, signs and the halves of rarer letters belong to the word in which they stand.
    private static bool Belongs(char letter) =>
        char.IsLetterOrDigit(letter)
        || char.IsSurrogate(letter)
        || char.GetUnicodeCategory(letter)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.OtherSymbol;
}
