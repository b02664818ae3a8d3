using Microsoft.EntityFrameworkCore;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>A therapist accepts the summary of an entry that they have read: it belongs to the file, and where the practice shares such summaries, the patient may read it.</summary>
public sealed class AcceptSummary(JournalStore store, PatientRecords records, TimeProvider clock)
{
    /// <summary>Accepts it; what was accepted already stays as it is. A summary that is written anew is to be accepted anew.</summary>
    /// <param name="therapist">Who accepts.</param>
    /// <param name="patient">Whose entry.</param>
    /// <param name="entry">The entry that is summarised.</param>
    /// <param name="summary">Which summary of it was read: the id is a new one each time it is written anew.</param>
    /// <param name="cancel">Stops before anything is saved.</param>
    public async Task<AcceptSummaryOutcome> RunAsync(
        Reader.Therapist therapist,
        PatientId patient,
        Guid entry,
        Guid summary,
        CancellationToken cancel
    )
    {
        var read = await records.ReadAsync(
            therapist,
            patient,
            Purpose.AcceptSummary,
            (record, db) => FindAsync(record, db, entry, cancel),
            cancel
        );
        return read switch
        {
            ReadOutcome<Found?>.Open { Value: { } found } when found.Id != summary => new AcceptSummaryOutcome.Stale(),
            ReadOutcome<Found?>.Open { Value: { } found } => found.Content.AcceptedAt is null
                ? await SaveAsync(therapist, patient, entry, found, cancel)
                : new AcceptSummaryOutcome.Accepted(),
            ReadOutcome<Found?>.Open => new AcceptSummaryOutcome.NoSuchSummary(),
            ReadOutcome<Found?>.Refused refused => new AcceptSummaryOutcome.Refused(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    // Of a private entry a therapist sees nothing; of one that was changed since, the summary tells no more.
    private static async Task<Found?> FindAsync(OpenRecord record, JournalDb db, Guid entry, CancellationToken cancel)
    {
        if (
            await ReadEntries.OneAsync(record, db, entry) is not { } written
            || await db.Summaries.FirstOrDefaultAsync(s => s.EntryId == entry && s.PatientId == record.Patient, cancel)
                is not { } row
        )
        {
            return null;
        }
        var content = record.Open(row);
        return content.EntryNumber == written.Content.Number ? new Found(row.Id, row.Version, content) : null;
    }

    private Task<AcceptSummaryOutcome> SaveAsync(
        Reader.Therapist therapist,
        PatientId patient,
        Guid entry,
        Found found,
        CancellationToken cancel
    ) =>
        store.TransactAsync<AcceptSummaryOutcome>(
            async db =>
            {
                var row = await db.Summaries.FirstOrDefaultAsync(s => s.EntryId == entry, cancel);
                if (row is null || await records.SealerAsync(db, patient, cancel) is not { } sealer)
                {
                    return new AcceptSummaryOutcome.NoSuchSummary();
                }
                if ((row.Id, row.Version) != (found.Id, found.Version))
                {
                    return new AcceptSummaryOutcome.Stale();
                }
                sealer.Seal(
                    row,
                    found.Content with
                    {
                        AcceptedAt = clock.NowStored(),
                        AcceptedBy = therapist.AsAuthor,
                    }
                );
                return new AcceptSummaryOutcome.Accepted();
            },
            cancel
        );

    private sealed record Found(Guid Id, int Version, EntrySummaryContent Content);
}

/// <summary>What accepting a summary came to.</summary>
public abstract record AcceptSummaryOutcome
{
    private AcceptSummaryOutcome() { }

    public sealed record Accepted : AcceptSummaryOutcome;

    /// <summary>There is none, the entry is not this therapist's to read, or it reads otherwise by now.</summary>
    public sealed record NoSuchSummary : AcceptSummaryOutcome;

    /// <summary>It was written anew since it was read; nothing was accepted.</summary>
    public sealed record Stale : AcceptSummaryOutcome;

    public sealed record Refused(DoorRefusal Why) : AcceptSummaryOutcome;
}
