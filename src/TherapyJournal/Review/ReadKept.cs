using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>What is kept of an erased patient because the practice must, as a therapist reads it who had them.</summary>
/// <param name="Owner">By this id it is found; it is not the patient's.</param>
/// <param name="Patient">The id that the patient had.</param>
/// <param name="Content">Name, summaries, goals; until when, and why.</param>
/// <param name="ErasedAt">When the rest was destroyed.</param>
/// <param name="Alerts">How alerts were handled, oldest first, each with what joined it.</param>
public sealed record KeptView(
    Guid Owner,
    PatientId Patient,
    KeptRecordContent Content,
    Instant ErasedAt,
    IReadOnlyList<AlertView> Alerts
);

/// <summary>Reads what is kept of erased patients. Only who had a patient in their caseload finds it, and each opening is on record.</summary>
public sealed class ReadKept(JournalStore store, PatientRecords records, TimeProvider clock)
{
    /// <summary>All that this therapist may read, the next to be destroyed first. What has reached its day is not handed out any more.</summary>
    public async Task<KeptList> ListAsync(Reader.Therapist therapist, CancellationToken cancel)
    {
        var owners = await OwnersAsync(therapist, cancel);
        var read = await Task.WhenAll(owners.Select(o => OneAsync(therapist, o, cancel)));
        return new KeptList(
            [.. read.OfType<ReadOutcome<KeptView>.Open>().Select(o => o.Value)],
            read.Count(r => r is ReadOutcome<KeptView>.Refused { Why: DoorRefusal.Damaged }),
            records.IsClosedTo(therapist)
        );
    }

    /// <summary>One of them, by its id or the beginning of it.</summary>
    public async Task<ReadOutcome<KeptView>> RunAsync(Reader.Therapist therapist, string id, CancellationToken cancel)
    {
        var owners = await OwnersAsync(therapist, cancel);
        return owners.Where(o => IdPrefix.Matches(id, o.Value)).ToList() is [var one]
            ? await OneAsync(therapist, one, cancel)
            : new ReadOutcome<KeptView>.Refused(
                records.IsClosedTo(therapist) ? new DoorRefusal.Closed() : new DoorRefusal.Missing()
            );
    }

    private Task<ReadOutcome<KeptView>> OneAsync(
        Reader.Therapist therapist,
        PatientId owner,
        CancellationToken cancel
    ) =>
        records.ReadAsync(
            therapist,
            owner,
            Purpose.ReadKept,
            async (record, db) =>
            {
                var content = record.Open(await db.KeptRecords.FirstAsync(k => k.PatientId == owner, cancel));
                return new KeptView(
                    owner.Value,
                    new PatientId(content.Patient),
                    content,
                    Instant.FromUnixTimeMilliseconds(content.ErasedAt),
                    [.. (await ReadAlerts.FromAsync(record, db)).Where(a => a.Content.JoinedTo is null)]
                );
            },
            cancel
        );

    // Proven by nobody yet: the door does that.
    private Task<IReadOnlyList<PatientId>> OwnersAsync(Reader.Therapist therapist, CancellationToken cancel)
    {
        var now = clock.NowStored();
        return store.ReadAsync<IReadOnlyList<PatientId>>(
            async db =>
                await db
                    .KeptRecords.Where(k =>
                        k.Due > now
                        && db.Caseloads.Any(c => c.PatientId == k.PatientId && c.TherapistId == therapist.Id)
                    )
                    .OrderBy(k => k.Due)
                    .Select(k => k.PatientId)
                    .ToListAsync(cancel),
            cancel
        );
    }
}

/// <summary>What is kept of erased patients, and whether that is all.</summary>
/// <param name="Records">By the day on which they are destroyed.</param>
/// <param name="Damaged">How many do not open.</param>
/// <param name="IsClosed">Reading at this terminal is switched off.</param>
public sealed record KeptList(IReadOnlyList<KeptView> Records, int Damaged, bool IsClosed);
