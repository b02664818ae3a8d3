using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>Lists the words of a model that wait for a therapist's decision.</summary>
public sealed class ListWordsToReview(JournalStore store, PatientRecords records, Keys keys)
{
    /// <summary>Those of this therapist's caseload, oldest first. Nothing is opened of patients for whom nothing waits.</summary>
    public async Task<IReadOnlyList<WordsToReview>> RunAsync(Reader.Therapist by, CancellationToken cancel)
    {
        var concerned = await store.ReadAsync(db => ConcernedAsync(db, by, cancel), cancel);
        var read = await records.ReadEachAsync(
            by,
            concerned,
            Purpose.ReviewWords,
            (record, db) => OfPatientAsync(record, db, cancel),
            cancel
        );
        return
        [
            .. read.OfType<ReadOutcome<IReadOnlyList<WordsToReview>>.Open>()
                .SelectMany(o => o.Value)
                .OrderBy(w => w.Id),
        ];
    }

    /// <summary>How many there are. Where the practice lets models speak without approval, or not at all, none wait and nothing is opened.</summary>
    public async Task<int> CountAsync(Reader.Therapist by, CancellationToken cancel)
    {
        var patients = await store.ReadAsync(
            async db =>
                (await AiPolicy.FromAsync(db, keys, cancel)).ToPatient == AiToPatient.AfterApproval
                    ? await ConcernedAsync(db, by, cancel)
                    : [],
            cancel
        );
        var read = await records.ReadEachAsync(
            by,
            patients,
            Purpose.ReviewWords,
            async (record, db) =>
                (await OpenAsync(record, db, cancel)).Count(w => w.Content.State == WordsAheadState.Waiting),
            cancel
        );
        return read.OfType<ReadOutcome<int>.Open>().Sum(o => o.Value);
    }

    /// <summary>Finds them by the beginning of their id; another therapist's are not among them.</summary>
    public Task<IReadOnlyList<Guid>> FindAsync(TherapistId therapist, string prefix, CancellationToken cancel) =>
        store.ReadAsync<IReadOnlyList<Guid>>(
            async db =>
            {
                var caseload = await records.CaseloadOfAsync(db, therapist, cancel);
                var ids = await db
                    .WordsAhead.Where(w => caseload.Contains(w.PatientId))
                    .Select(w => w.Id)
                    .ToListAsync(cancel);
                return [.. ids.Where(id => IdPrefix.Matches(prefix, id))];
            },
            cancel
        );

    private async Task<IReadOnlyList<PatientId>> ConcernedAsync(
        JournalDb db,
        Reader.Therapist by,
        CancellationToken cancel
    )
    {
        var caseload = await records.CaseloadOfAsync(db, by.Id, cancel);
        return await db
            .WordsAhead.Where(w => caseload.Contains(w.PatientId) && w.ClosedAt == null)
            .Select(w => w.PatientId)
            .Distinct()
            .ToListAsync(cancel);
    }

    private static async Task<IReadOnlyList<(WordsAhead Row, WordsAheadContent Content)>> OpenAsync(
        OpenRecord record,
        JournalDb db,
        CancellationToken cancel
    )
    {
        var rows = await db
            .WordsAhead.Where(w => w.PatientId == record.Patient && w.ClosedAt == null)
            .ToListAsync(cancel);
        return [.. record.OpenAll(rows, record.Open)];
    }

    /// <summary>Those of one patient, from a record that the door has opened.</summary>
    internal static async Task<IReadOnlyList<WordsToReview>> OfPatientAsync(
        OpenRecord record,
        JournalDb db,
        CancellationToken cancel
    )
    {
        var patient = await db.Patients.FirstAsync(p => p.PatientId == record.Patient, cancel);
        var name = record.Open(patient).Name;
        var words = new List<WordsToReview>();
        foreach (var (row, content) in await OpenAsync(record, db, cancel))
        {
            if (content.State == WordsAheadState.Waiting)
            {
                var entry = row.EntryId is { } id ? await ReadEntries.OneAsync(record, db, id) : null;
                words.Add(new WordsToReview(row.Id, record.Patient, name, content, entry));
            }
        }
        return words;
    }
}

/// <summary>Words of a model that wait, with the entry that they came after; null: it cannot be seen.</summary>
public sealed record WordsToReview(
    Guid Id,
    PatientId Patient,
    string PatientName,
    WordsAheadContent Words,
    EntryView? Entry
);
