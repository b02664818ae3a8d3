using System.Globalization;

namespace TherapyJournal.Safety.Screening;

/// <summary>
/// One phrase of a rule file: words, <c>a/b</c> choices, <c>(optional)</c> words, <c>{classes}</c>, <c>..</c> for up to
/// three words between, <c>~</c> for up to twelve, on into the next sentence, <c>#</c> for a number, <c>#8+</c> for one of 8 or more,
/// <c>!a/b</c> where none of these words may follow, <c>^</c> for the beginning of a clause and <c>$</c> for its end. Matching tries a
/// bounded number of ways at one place, so a whole text costs time in proportion to its length.
/// </summary>
internal sealed class Phrase
{
    private const int LongestGap = 3;
    private const int LongestReach = 12;
    private const char AnyNumber = '#';
    private const string ClauseEnd = "$";
    private const string ClauseStart = "^";

    private readonly Element[] elements;
    private readonly bool beginsClause;

    private Phrase(Element[] elements, bool beginsClause)
    {
        this.elements = elements;
        this.beginsClause = beginsClause;
    }

    /// <summary>The words that a match can begin with, each with those of which one must follow at once; null where anything may.</summary>
    public IEnumerable<(string First, IReadOnlyCollection<string>? Next)> Openings =>
        elements[0].Choices.GroupBy(choice => choice[0], StringComparer.Ordinal).Select(Opening);

    /// <summary>Every word that the phrase names.</summary>
    public IEnumerable<string> AllWords => elements.SelectMany(each => each.Choices).SelectMany(choice => choice);

    public static Phrase Parse(string line, WordClasses classes)
    {
        var written = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var anchored = written is [ClauseStart, ..];
        var parts = written.Skip(anchored ? 1 : 0).Select(part => Element.Parse(part, classes)).ToArray();
        if (parts.Length == 0 || parts[0].Kind != ElementKind.Words || parts[0].Optional)
            throw new InvalidOperationException($"A phrase begins with a word that must be there: {line}");
        return new Phrase(parts, anchored);
    }

    /// <summary>The index after the last matched word, or -1.</summary>
    public int Match(Word[] words, int at) =>
        beginsClause && at > 0 && words[at - 1].Clause == words[at].Clause
            ? -1
            : Match(words, at, 0, words[at].Sentence);

    private (string First, IReadOnlyCollection<string>? Next) Opening(IGrouping<string, string[]> choices)
    {
        var next = choices.Select(NextAfter).ToList();
        return (
            choices.Key,
            next.Exists(words => words is null) ? null : [.. next.SelectMany(words => words!).Distinct()]
        );
    }

    private IEnumerable<string>? NextAfter(string[] first) =>
        first.Length > 1
            ? first[1][0] == AnyNumber
                ? null
                : [first[1]]
            : elements.Length > 1
            && elements[1] is { Kind: ElementKind.Words, Optional: false, Signs.Length: 0, Choices: var second }
                ? second.Select(choice => choice[0])
                : null;

    private int Match(Word[] words, int at, int element, int sentence)
    {
        if (element == elements.Length)
            return at;
        var wanted = elements[element];
        switch (wanted.Kind)
        {
            case ElementKind.Gap:
                for (var skip = 0; skip <= LongestGap; skip++)
                {
                    if (skip > 0 && !InSentence(words, at + skip - 1, sentence))
                        return -1;
                    if (Match(words, at + skip, element + 1, sentence) is >= 0 and var end)
                        return end;
                }
                return -1;
            case ElementKind.Beyond:
                return MatchBeyond(words, at, element, sentence);
            case ElementKind.Unless:
                return StandsAny(words, at, wanted, sentence) ? -1 : Match(words, at, element + 1, sentence);
            default:
                return MatchWords(words, at, element, sentence);
        }
    }

    private int MatchBeyond(Word[] words, int at, int element, int sentence)
    {
        var borders = 0;
        for (var next = at; next < words.Length && next <= at + LongestReach; next++)
        {
            if (words[next].Sentence != (next == at ? sentence : words[next - 1].Sentence) && ++borders > 1)
                return -1;
            if (Match(words, next, element + 1, words[next].Sentence) is >= 0 and var end)
                return end;
        }
        return -1;
    }

    private int MatchWords(Word[] words, int at, int element, int sentence)
    {
        var wanted = elements[element];
        if (InSentence(words, at, sentence))
        {
            foreach (var choice in wanted.StartingWith(words[at].Text))
            {
                if (
                    Stands(words, at, choice, sentence)
                    && Match(words, at + choice.Length, element + 1, sentence) is >= 0 and var end
                )
                    return end;
            }
        }
        foreach (var sign in wanted.Signs)
        {
            var length = sign[0] == ClauseEnd ? 0 : sign.Length;
            var stands = length == 0 ? EndsBefore(words, at, sentence) : Stands(words, at, sign, sentence);
            if (stands && Match(words, at + length, element + 1, sentence) is >= 0 and var end)
                return end;
        }
        return wanted.Optional ? Match(words, at, element + 1, sentence) : -1;
    }

    private static bool EndsBefore(Word[] words, int at, int sentence) =>
        !InSentence(words, at, sentence) || words[at].Clause != words[at - 1].Clause;

    private static bool StandsAny(Word[] words, int at, Element unwanted, int sentence)
    {
        if (!InSentence(words, at, sentence))
            return false;
        foreach (var choice in unwanted.StartingWith(words[at].Text))
        {
            if (Stands(words, at, choice, sentence))
                return true;
        }
        return false;
    }

    private static bool Stands(Word[] words, int at, string[] choice, int sentence)
    {
        for (var each = 0; each < choice.Length; each++)
        {
            if (!InSentence(words, at + each, sentence) || !Is(words[at + each].Text, choice[each]))
                return false;
        }
        return true;
    }

    private static bool Is(string word, string wanted)
    {
        if (wanted[0] != AnyNumber)
            return word == wanted;
        var least =
            wanted.Length > 1 ? int.Parse(wanted.AsSpan(1, wanted.Length - 2), CultureInfo.InvariantCulture) : 0;
        return int.TryParse(word, CultureInfo.InvariantCulture, out var number) && number >= least;
    }

    private static bool InSentence(Word[] words, int at, int sentence) =>
        at < words.Length && words[at].Sentence == sentence && words[at].Text.Length > 0;
}
