using TherapyJournal.Safety.Screening;
using Xunit;

namespace TherapyJournal.Tests.Safety.Screening;

/// <summary>The index only saves tries: it finds what trying every phrase at every word finds, in the same order.</summary>
public class PhraseIndexTests
{
    private static readonly string[] Lines =
    [
        "a",
        "a b",
        "a/b c",
        "a (b) c",
        "a_b c",
        "a_b/a c",
        "a_b/a",
        "a #",
        "a #2+",
        "a_# b",
        "a $",
        "a b/$",
        "a .. b",
        "a ~ c",
        "a !b",
        "a !b c",
        "^ a b",
        "b_c/c/b",
    ];

    private static readonly string[] Alphabet = ["a", "b", "c", "2", "."];

    [Fact]
    public void It_finds_what_trying_every_phrase_at_every_word_finds()
    {
        var classes = WordClasses.Read();
        var phrases = Lines.Select(line => Phrase.Parse(line, classes)).ToList();
        var index = new PhraseIndex<Phrase>(phrases, phrase => phrase);
        var found = new HashSet<Phrase>();
        foreach (var text in Texts(longest: 5))
        {
            var words = ReadWords.From(text);
            var each = Tries(phrases, words).ToList();
            Assert.Equal(each, index.In(words));
            found.UnionWith(each.Select(f => f.Phrase));
        }
        Assert.Equal(phrases.Count, found.Count);
    }

    private static IEnumerable<string> Texts(int longest)
    {
        IEnumerable<string> texts = [""];
        for (var length = 1; length <= longest; length++)
        {
            texts = texts.SelectMany(text => Alphabet.Select(word => $"{text} {word}")).ToList();
            foreach (var text in texts)
            {
                yield return text;
            }
        }
    }

    private static IEnumerable<(Phrase Phrase, int From, int To)> Tries(List<Phrase> phrases, Word[] words) =>
        from at in Enumerable.Range(0, words.Length)
        from phrase in phrases
        let to = phrase.Match(words, at)
        where to > 0
        select (phrase, at, to);
}
