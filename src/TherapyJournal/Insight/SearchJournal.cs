using NodaTime;
using TherapyJournal.Insight.Times;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <summary>Finds entries of one patient by words, of some days or of all.</summary>
public sealed class SearchJournal(PatientRecords records, JournalIndexes indexes, TimeProvider clock)
{
    /// <param name="reader">Who searches: what is private is found by the patient alone.</param>
    /// <param name="patient">In whose journal.</param>
    /// <param name="words">Any of them; an entry that holds more of them, or rarer ones, comes first. What names a time bounds the days (<see cref="AskedTime"/>).</param>
    /// <param name="from">The first day, by the patient's own calendar; null: all before. Where either is given, the words name no time.</param>
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
                    index => FindAsync(record, db, index, words, new AskedDays(from, until), most, cancel)
                ),
            cancel
        );

    private async Task<SearchResult> FindAsync(
        OpenRecord record,
        JournalDb db,
        JournalIndex index,
        string words,
        AskedDays given,
        int most,
        CancellationToken cancel
    )
    {
        var time =
            given == AskedDays.All
                ? AskedTime.Of(words, await ReadKnownDays.FromAsync(record, db, clock.Now(), words, index.FirstDay))
                : AskedTime.WithoutDays(words);
        var asked = AskedWords.OfSearch(time.Rest);
        if (time.Days is { } meant && asked.SayNothing)
        {
            return new SearchResult.OnlyTime(meant, time.Understood[0]);
        }
        if (asked.AreNone)
        {
            // Nothing but "the first time", or a time that could not be used: then these are words like any others.
            time = time.Order == AskedOrder.BestFirst ? time : AskedTime.WithoutAny(words);
            asked = AskedWords.OfSearch(words);
        }
        if (asked.AreNone)
        {
            return new SearchResult.Nothing();
        }
        var days = time.Days ?? given;
        var hits = new List<SearchHit>();
        var excerpt = new LitExcerpt(index, asked);
        foreach (var id in index.FindHolding(asked, most, days.Holds, time.Order).Select(f => f.Id))
        {
            // Taken back, or private, since the index was looked at: then it is not shown.
            if (await ReadEntries.OneAsync(record, db, id) is { } entry)
            {
                hits.Add(new SearchHit(entry, excerpt.Of(entry.Content.Text)));
            }
        }
        cancel.ThrowIfCancellationRequested();
        return new SearchResult.Found(
            hits,
            days,
            time.Order,
            [.. time.Understood, .. asked.TooShort.Select(TooShort), .. index.SlipsIn(asked)]
        );
    }

    private static string TooShort(string beginning) =>
        $"\"{beginning}\" has fewer than three letters before the *, so it was searched as a word.";
}

/// <summary>What a search came to.</summary>
public abstract record SearchResult
{
    private SearchResult() { }

    /// <summary>It was carried out.</summary>
    /// <param name="Hits">In the order that was asked for.</param>
    /// <param name="Days">The days that were looked at.</param>
    /// <param name="Order">What comes first.</param>
    /// <param name="Understood">Sentences on how its words were understood; empty: as words, and no more.</param>
    public sealed record Found(
        IReadOnlyList<SearchHit> Hits,
        AskedDays Days,
        AskedOrder Order,
        IReadOnlyList<string> Understood
    ) : SearchResult;

    /// <summary>It named a time, and nothing to look for in it.</summary>
    /// <param name="Days">Which days.</param>
    /// <param name="Understood">How it was understood.</param>
    public sealed record OnlyTime(AskedDays Days, string Understood) : SearchResult;

    /// <summary>There was no word in it.</summary>
    public sealed record Nothing : SearchResult;
}

/// <summary>An entry that holds what was asked for.</summary>
/// <param name="Entry">The entry, whole.</param>
/// <param name="Excerpt">Of its sentences those that hold it, in pieces.</param>
public sealed record SearchHit(EntryView Entry, IReadOnlyList<LitText> Excerpt);
