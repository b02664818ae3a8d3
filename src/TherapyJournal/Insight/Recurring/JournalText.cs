using NodaTime;
using TherapyJournal.Assistants;

namespace TherapyJournal.Insight.Recurring;

/// <summary>An entry in which themes are looked for.</summary>
internal sealed record ThemeEntry(Guid Id, Instant At, LocalDate Day, string Text);

/// <summary>A sentence as places in the lexicon.</summary>
/// <param name="Place">Where it stands in its entry.</param>
/// <param name="Words">Its words in their order.</param>
/// <param name="First">The number of its first word in the whole journal.</param>
internal sealed record ReadSentence(Range Place, int[] Words, int First);

/// <summary>Entries cut into sentences and words, once for everything that is counted in them.</summary>
internal sealed class JournalText
{
    private JournalText(IReadOnlyList<ThemeEntry> entries, IReadOnlyList<ReadSentence>[] sentences, Lexicon lexicon) =>
        (Entries, Sentences, Lexicon) = (entries, sentences, lexicon);

    /// <summary>In the order of their time.</summary>
    public IReadOnlyList<ThemeEntry> Entries { get; }

    /// <summary>Of each entry.</summary>
    public IReadOnlyList<ReadSentence>[] Sentences { get; }

    public Lexicon Lexicon { get; }

    /// <summary>How many words they have.</summary>
    public int Length { get; private init; }

    public static JournalText Of(IReadOnlyList<ThemeEntry> entries, JournalIndex index)
    {
        var lexicon = new LexiconMaker();
        var sentences = new IReadOnlyList<ReadSentence>[entries.Count];
        var length = 0;
        for (var at = 0; at < entries.Count; at++)
        {
            var text = entries[at].Text;
            var read = new List<ReadSentence>();
            foreach (var place in Assistants.Sentences.Ranges(text))
            {
                var words = lexicon.Read(text.AsSpan()[place]);
                read.Add(new ReadSentence(place, words, length));
                length += words.Length;
            }
            sentences[at] = read;
        }
        return new JournalText(entries, sentences, lexicon.Make(index)) { Length = length };
    }

    /// <summary>A sentence as it stands in its entry.</summary>
    public string Written(int entry, ReadSentence sentence) => Entries[entry].Text[sentence.Place];
}
