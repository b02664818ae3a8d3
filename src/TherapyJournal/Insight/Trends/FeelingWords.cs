using System.Collections.Frozen;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Bank;

namespace TherapyJournal.Insight.Trends;

/// <summary>
/// Which words of an entry name a feeling of its writer, pleasant or unpleasant, by a fixed list of our own, in English alone.
/// Left out is what is denied ("not happy"), wished for or only thought of ("I want to be happy", "I would be sad"), and what
/// somebody else feels ("my mother was sad"). Nothing is weighed: irony and how strong a feeling is are not known. No state of
/// anybody is told from it, and no danger: for that there is the risk screen.
/// </summary>
internal static class FeelingWords
{
    private const int Pleasant = 0;
    private const int Unpleasant = 1;

    private static readonly Phrases Feelings = new([
        [
            .. "happy happier happiest happily happiness glad joy joyful joyfully cheerful delighted pleased".Split(
                ' '
            ),
            .. "grateful gratitude thankful proud pride excited excitement exciting fun amused".Split(' '),
            .. "calm calmer calming relaxed relaxing relaxation peaceful relieved relief".Split(' '),
            .. "hopeful optimistic confident satisfied satisfying satisfaction".Split(' '),
            .. "enjoyed enjoying enjoyable energized energised refreshed accomplished loved".Split(' '),
            .. Felt("good", "great", "better", "content", "safe"),
            "at peace",
            "at ease",
            "in a good mood",
        ],
        [
            .. "sad sadly sadness unhappy miserable depressed depressing depression hopeless heartbroken".Split(' '),
            .. "grief grieving tearful lonely loneliness discouraged disappointed disappointing disappointment".Split(
                ' '
            ),
            .. "anxious anxiety worried worry worries worrying nervous nervously tense uneasy".Split(' '),
            .. "stress stressed stressful overwhelmed overwhelming afraid scared scary fear fearful".Split(' '),
            .. "frightened terrified panicked dread dreaded dreading".Split(' '),
            .. "angry anger furious mad frustrated frustrating frustration annoyed annoying".Split(' '),
            .. "irritated irritating irritable upset upsetting jealous disgusted disgusting".Split(' '),
            .. "guilt guilty ashamed shame embarrassed embarrassing awkward bored boring".Split(' '),
            .. Felt("bad", "awful", "terrible", "low", "down"),
            "in a bad mood",
        ],
    ]);

    // What follows in the clause did not happen, or not yet.
    private static readonly FrozenSet<string> Unreal = FrozenSet.ToFrozenSet(
        "wish hope hoping hoped want wanted would could should if might maybe try trying".Split(' '),
        StringComparer.Ordinal
    );

    // Whom what follows is about, until the writer is named again or the sentence ends.
    private static readonly FrozenSet<string> Others = FrozenSet.ToFrozenSet(
        (
            "he she they you people everyone mother mom mum father dad sister brother husband wife partner boyfriend "
            + "girlfriend friend friends son daughter kid kids child children boss colleague colleagues coworker family "
            + "dog cat"
        ).Split(' '),
        StringComparer.Ordinal
    );

    private static readonly FrozenSet<string> Writer = FrozenSet.ToFrozenSet(
        "i i'm i've i'd me myself we us".Split(' '),
        StringComparer.Ordinal
    );

    /// <summary>How many pleasant and unpleasant ones a text names.</summary>
    public static (int Pleasant, int Unpleasant) In(string text)
    {
        var (pleasant, unpleasant) = (0, 0);
        foreach (var sentence in Sentences.Split(text))
        {
            var isOthers = false;
            foreach (var clause in DeniedWords.Clauses(sentence))
            {
                var words = Words.In(clause);
                var (denied, isUnreal) = (0, false);
                for (var at = 0; at < words.Count; at++)
                {
                    var word = words[at];
                    isOthers = !Writer.Contains(word) && (isOthers || Others.Contains(word));
                    isUnreal = word != "but" && (isUnreal || Unreal.Contains(word));
                    if (DeniedWords.Begin(word))
                    {
                        denied = DeniedWords.Reach;
                    }
                    else if (word == "but" || denied-- <= 0)
                    {
                        denied = 0;
                        if (!isOthers && !isUnreal)
                        {
                            var named = Feelings.At(words, at);
                            pleasant += named.ContainsKey(Pleasant) ? 1 : 0;
                            unpleasant += named.ContainsKey(Unpleasant) ? 1 : 0;
                        }
                    }
                }
            }
        }
        return (pleasant, unpleasant);
    }

    private static IEnumerable<string> Felt(params IEnumerable<string> how) =>
        how.SelectMany(word => (string[])[$"feel {word}", $"felt {word}", $"feeling {word}"]);
}
