using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <summary>Finds entries of one patient by words, of some days or of all.</summary>
public sealed class SearchJournal(PatientRecords records, JournalIndexes indexes)
{
    private const int MostSentences = 3;

    /// <param name="reader">Who searches: what is private is found by the patient alone.</param>
    /// <param name="patient">In whose journal.</param>
    /// <param name="words">Any of them; an entry that holds more of them, or rarer ones, comes first.</param>
    /// <param name="from">The first day, by the patient's own calendar; null: all before.</param>
    /// <param name="until">The last day, counted in; null: all after.</param>
    /// <param name="most">So many at most.</param>
    /// <param name="cancel">Stops the wait.</param>
    public Task<ReadOutcome<SearchResult>> RunAsync(
        Reader reader,
        PatientId patient,
        string words,
        LocalDate? from,
        LocalDate? until,
        int most,
        CancellationToken cancel
    ) =>
        records.ReadAsync(
            reader,
            patient,
            Purpose.SearchEntries,
            (record, db) =>
                indexes.UseAsync(
                    record,
                    db,
                    index =>
                        ShowAsync(
                            record,
                            db,
                            index,
                            words,
                            index.FindHolding(words, most, day => !(day < from) && !(day > until)),
                            cancel
                        )
                ),
            cancel
        );

    private static async Task<SearchResult> ShowAsync(
        OpenRecord record,
        JournalDb db,
        JournalIndex index,
        string words,
        IReadOnlyList<FoundEntry> found,
        CancellationToken cancel
    )
    {
        var stems = index.StemsOf(words);
        var hits = new List<SearchHit>();
        foreach (var id in found.Select(f => f.Id))
        {
            // Taken back, or private, since the index was looked at: then it is not shown.
            if (await ReadEntries.OneAsync(record, db, id) is { } entry)
            {
                hits.Add(new SearchHit(entry, Excerpt(index, stems, entry.Content.Text)));
            }
        }
        cancel.ThrowIfCancellationRequested();
        return new SearchResult(hits);
    }

    // The sentences that hold what was asked for; between two that do not follow each other something is left out.
    private static IReadOnlyList<LitText> Excerpt(JournalIndex index, IReadOnlySet<string> stems, string text)
    {
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        var pieces = new List<LitText>();
        var last = 0;
        var shown = 0;
        foreach (var range in Sentences.Ranges(text))
        {
            var (start, length) = range.GetOffsetAndLength(text.Length);
            var sentence = LitText.Of(text.Substring(start, length), IsLit);
            if (shown == MostSentences || !sentence.Any(p => p.IsLit))
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
            pieces.AddRange(sentence);
            (last, shown) = (start + length, shown + 1);
        }
        if (text[last..].Trim().Length > 0)
        {
            pieces.Add(new LitText(" …", IsLit: false));
        }
        return pieces;

        bool IsLit(string word)
        {
            if (!known.TryGetValue(word, out var lit))
            {
                known[word] = lit = index.IsOneOf(stems, word);
            }
            return lit;
        }
    }
}

/// <summary>What a search came to.</summary>
/// <param name="Hits">The best first.</param>
public sealed record SearchResult(IReadOnlyList<SearchHit> Hits);

/// <summary>An entry that holds what was asked for.</summary>
/// <param name="Entry">The entry, whole.</param>
/// <param name="Excerpt">Of its sentences those that hold it, in pieces.</param>
public sealed record SearchHit(EntryView Entry, IReadOnlyList<LitText> Excerpt);

/// <summary>A piece of a text.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="IsLit">Whether it is a word that was asked for.</param>
public sealed record LitText(string Text, bool IsLit)
{
    /// <summary>A text in its pieces, none lost.</summary>
    internal static IReadOnlyList<LitText> Of(string text, Func<string, bool> isLit)
    {
        var pieces = new List<LitText>();
        var plain = 0;
        for (var at = 0; at < text.Length; )
        {
            var end = at;
            while (end < text.Length && BelongsToWord(text[end]))
            {
                end++;
            }
            if (end == at)
            {
                at++;
                continue;
            }
            if (isLit(text[at..end]))
            {
                Add(plain, at, lit: false);
                Add(at, end, lit: true);
                plain = end;
            }
            at = end;
        }
        Add(plain, text.Length, lit: false);
        return pieces;

        void Add(int from, int to, bool lit)
        {
            if (to > from)
            {
                pieces.Add(new LitText(text[from..to], lit));
            }
        }
    }

    // Marks and the halves of rarer letters belong to the word in which they stand.
    private static bool BelongsToWord(char letter) =>
        char.IsLetterOrDigit(letter)
        || char.IsSurrogate(letter)
        || char.GetUnicodeCategory(letter)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
