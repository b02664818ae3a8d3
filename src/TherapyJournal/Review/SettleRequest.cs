using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>A therapist says that what a patient asked for is done. The patient is told nothing: they have been called, or have their file.</summary>
public sealed class SettleRequest(JournalStore store, PatientRecords records, TimeProvider clock)
{
    /// <summary>Settles it; whoever comes second is told.</summary>
    public async Task<SettleRequestOutcome> RunAsync(Reader.Therapist therapist, Guid request, CancellationToken cancel)
    {
        var owner = await store.ReadAsync(
            db =>
                db.Requests.Where(r => r.Id == request)
                    .Select(r => (PatientId?)r.PatientId)
                    .FirstOrDefaultAsync(cancel),
            cancel
        );
        if (owner is not { } patient)
        {
            return new SettleRequestOutcome.NoSuchRequest();
        }
        var read = await records.ReadAsync(
            therapist,
            patient,
            Purpose.SettleRequest,
            async (record, db) => (await ListRequests.FromAsync(record, db)).FirstOrDefault(r => r.Id == request),
            cancel
        );
        return read switch
        {
            ReadOutcome<RequestView?>.Refused { Why: not DoorRefusal.Missing } refused =>
                new SettleRequestOutcome.Refused(refused.Why),
            ReadOutcome<RequestView?>.Open { Value: { Content.IsOpen: false } } =>
                new SettleRequestOutcome.AlreadySettled(),
            ReadOutcome<RequestView?>.Open { Value: { } open } => await SaveAsync(therapist, open, cancel),
            _ => new SettleRequestOutcome.NoSuchRequest(),
        };
    }

    private Task<SettleRequestOutcome> SaveAsync(
        Reader.Therapist therapist,
        RequestView open,
        CancellationToken cancel
    ) =>
        store.TransactAsync<SettleRequestOutcome>(
            async db =>
            {
                await PatientTurn.TakeAsync(db, open.Patient, cancel);
                var row = await db.Requests.FirstOrDefaultAsync(r => r.Id == open.Id, cancel);
                if (row is null || await records.SealerAsync(db, open.Patient, cancel) is not { } sealer)
                {
                    return new SettleRequestOutcome.NoSuchRequest();
                }
                if (row.Version > 1)
                {
                    // Nothing but settling changes a request.
                    return new SettleRequestOutcome.AlreadySettled();
                }
                var done = open.Content with { DoneAt = clock.NowStored(), DoneBy = therapist.AsAuthor };
                sealer.Seal(row, done);
                return new SettleRequestOutcome.Settled(open with { Content = done });
            },
            cancel
        );
}

/// <summary>What settling a request came to.</summary>
public abstract record SettleRequestOutcome
{
    private SettleRequestOutcome() { }

    public sealed record Settled(RequestView Request) : SettleRequestOutcome;

    /// <summary>It was settled before; nothing changed.</summary>
    public sealed record AlreadySettled : SettleRequestOutcome;

    public sealed record NoSuchRequest : SettleRequestOutcome;

    public sealed record Refused(DoorRefusal Why) : SettleRequestOutcome;
}
