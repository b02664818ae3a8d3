using TherapyJournal.Assistants.Bank;

namespace TherapyJournal.Insight.Recurring;

/// <summary>Finds what may be a theme: fields that therapists know, words that name something, and phrases of two or three words.</summary>
/// <remarks>
/// A word is one where the patient points at it ("my headaches", "the canal") or writes it with a capital inside a sentence, in enough
/// entries. A phrase begins and ends with words that say something. Both go by stems. Each pass goes over the words once.
/// </remarks>
internal sealed class ThemeCandidates(JournalText text)
{
    // What is in fewer entries than that many others is not among the first themes.
    private const int MostWords = 200;
    private const int MostPhrases = 200;

    // Of the number of a stem, three of which make a key. Whoever uses more words than that has their fields alone.
    private const int Bits = 20;

    private readonly Lexicon lexicon = text.Lexicon;
    private readonly Tallies words = new();
    private readonly Tallies named = new();
    private readonly Tallies phrases = new();

    /// <summary>Each with its places; also what is in too few entries.</summary>
    public IReadOnlyList<ThemeCandidate> Find()
    {
        if (lexicon.StemTexts.Length < (1 << Bits) - 1)
        {
            ForEachWord(CountWord);
            ForEachWord(CountPhrases);
        }
        var candidates = named
            .Best(MostWords, words.AreEnough)
            .Select(key => (Key: key, Is: new ThemeCandidate(CandidateKind.Word, $"word:{Said(key)}")))
            .Concat(
                phrases
                    .Best(MostPhrases, _ => true)
                    .Select(key => (Key: key, Is: new ThemeCandidate(CandidateKind.Phrase, $"phrase:{Said(key)}")))
            )
            .ToDictionary(c => c.Key, c => c.Is);
        var fields = Themes
            .English.All.Select(t => new ThemeCandidate(CandidateKind.Field, $"field:{t.Id}", t.Id))
            .ToList();
        var begins = new bool[lexicon.StemTexts.Length];
        foreach (var key in candidates.Keys)
        {
            begins[StemsIn(key)[0]] = true;
        }
        ForEachWord(
            (sentence, at, entry, number) =>
            {
                if (lexicon.BeginsField[sentence.Words[at]])
                {
                    foreach (var (field, length) in Themes.English.At(new FormsOf(lexicon, sentence), at))
                    {
                        fields[field].Add(new ThemePlace(entry, number, at, length));
                    }
                }
                if (!begins[lexicon.Stems[sentence.Words[at]]])
                {
                    return;
                }
                for (var length = 1; length <= 3 && at + length <= sentence.Words.Length; length++)
                {
                    if (candidates.TryGetValue(KeyOf(sentence, at, length), out var candidate))
                    {
                        candidate.Add(new ThemePlace(entry, number, at, length));
                    }
                }
            }
        );
        return [.. fields, .. candidates.Values];
    }

    private void ForEachWord(Action<ReadSentence, int, int, int> act)
    {
        for (var entry = 0; entry < text.Entries.Count; entry++)
        {
            for (var number = 0; number < text.Sentences[entry].Count; number++)
            {
                var sentence = text.Sentences[entry][number];
                for (var at = 0; at < sentence.Words.Length; at++)
                {
                    act(sentence, at, entry, number);
                }
            }
        }
    }

    private void CountWord(ReadSentence sentence, int at, int entry, int number)
    {
        var word = sentence.Words[at];
        if (!lexicon.Says[word])
        {
            return;
        }
        var key = KeyOf(sentence, at, 1);
        words.Add(key, entry, text.Entries[entry].Day);
        if (at > 0 && (lexicon.Names[word] || lexicon.PointsAt[sentence.Words[at - 1]]))
        {
            named.Add(key, entry, text.Entries[entry].Day);
        }
    }

    // Of rarer words no phrase can be in enough entries.
    private void CountPhrases(ReadSentence sentence, int at, int entry, int number)
    {
        if (!IsOften(sentence, at))
        {
            return;
        }
        if (IsOften(sentence, at + 1))
        {
            phrases.Add(KeyOf(sentence, at, 2), entry, text.Entries[entry].Day);
        }
        if (IsOften(sentence, at + 2) && (!lexicon.Says[sentence.Words[at + 1]] || IsOften(sentence, at + 1)))
        {
            phrases.Add(KeyOf(sentence, at, 3), entry, text.Entries[entry].Day);
        }
    }

    private bool IsOften(ReadSentence sentence, int at) =>
        at < sentence.Words.Length && lexicon.Says[sentence.Words[at]] && words.AreEnough(KeyOf(sentence, at, 1));

    // No stem is nought, so that the lengths stay apart.
    private long KeyOf(ReadSentence sentence, int at, int length)
    {
        var key = 0L;
        for (var i = at; i < at + length; i++)
        {
            key = (key << Bits) | (uint)(lexicon.Stems[sentence.Words[i]] + 1);
        }
        return key;
    }

    private static List<int> StemsIn(long key)
    {
        var stems = new List<int>();
        for (var left = key; left > 0; left >>= Bits)
        {
            stems.Insert(0, (int)(left & ((1 << Bits) - 1)) - 1);
        }
        return stems;
    }

    private string Said(long key) => string.Join(' ', StemsIn(key).Select(stem => lexicon.StemTexts[stem]));
}
