using System.Globalization;

namespace TherapyJournal.Safety.Screening;

/// <summary>
/// One phrase of a rule file: words, <c>a/b</c> choices, <c>(optional)</c> words, <c>{classes}</c>, <c>..</c> for up to
/// three words between, <c>#</c> for a number, <c>#8+</c> for one of 8 or more, and <c>$</c> for the end of a clause. Matching tries a bounded number of
/// ways at one place, so a whole text costs time in proportion to its length.
/// </summary>
internal sealed class Phrase
{
    private const int LongestGap = 3;
    private const string ClauseEnd = "$";

    private readonly Element[] elements;

    private Phrase(Element[] elements) => this.elements = elements;

    /// <summary>The words that a match can begin with.</summary>
    public IEnumerable<string> FirstWords => elements[0].Choices.Select(choice => choice[0]).Distinct();

    /// <summary>Every word that the phrase names.</summary>
    public IEnumerable<string> AllWords => elements.SelectMany(each => each.Choices).SelectMany(choice => choice);

    public static Phrase Parse(string line, WordClasses classes)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => Element.Parse(part, classes))
            .ToArray();
        if (parts.Length == 0 || parts[0].Kind != ElementKind.Words || parts[0].Optional)
            throw new InvalidOperationException($"A phrase begins with a word that must be there: {line}");
        return new Phrase(parts);
    }

    /// <summary>The index after the last matched word, or -1.</summary>
    public int Match(Word[] words, int at) => Match(words, at, 0, words[at].Sentence);

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
            case ElementKind.Number:
                var enough =
                    InSentence(words, at, sentence)
                    && int.TryParse(words[at].Text, CultureInfo.InvariantCulture, out var number)
                    && number >= wanted.Least;
                return enough ? Match(words, at + 1, element + 1, sentence) : -1;
            default:
                return MatchWords(words, at, element, sentence);
        }
    }

    private int MatchWords(Word[] words, int at, int element, int sentence)
    {
        foreach (var choice in elements[element].Choices)
        {
            var length = choice[0] == ClauseEnd ? 0 : choice.Length;
            var stands = length == 0 ? EndsBefore(words, at, sentence) : Stands(words, at, choice, sentence);
            if (stands && Match(words, at + length, element + 1, sentence) is >= 0 and var end)
                return end;
        }
        return elements[element].Optional ? Match(words, at, element + 1, sentence) : -1;
    }

    private static bool EndsBefore(Word[] words, int at, int sentence) =>
        !InSentence(words, at, sentence) || words[at].Clause != words[at - 1].Clause;

    private static bool Stands(Word[] words, int at, string[] choice, int sentence)
    {
        for (var each = 0; each < choice.Length; each++)
        {
            if (!InSentence(words, at + each, sentence) || words[at + each].Text != choice[each])
                return false;
        }
        return true;
    }

    private static bool InSentence(Word[] words, int at, int sentence) =>
        at < words.Length && words[at].Sentence == sentence && words[at].Text.Length > 0;
}
