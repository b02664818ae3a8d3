using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Plans what follows when something stays of an erased patient: the queue stands above this room.</summary>
/// <param name="db">The transaction in which it is kept.</param>
/// <param name="kept">What stays.</param>
public delegate Task PlanKept(JournalDb db, KeptNow kept);

/// <summary>What has just been kept.</summary>
/// <param name="Owner">Whose rows these are from now on.</param>
/// <param name="Due">When they are destroyed; null: with the alert.</param>
/// <param name="Calls">Alerts that nobody has acknowledged, and when they call next.</param>
public sealed record KeptNow(PatientId Owner, Instant? Due, IReadOnlyList<(Guid Alert, Instant Due)> Calls)
{
    /// <summary>How many alerts are not lifted.</summary>
    public int Standing { get; init; }
}

/// <summary>Keeps what must stay of somebody, in the transaction that erases them: sealed under a fresh key, for an owner of its own.</summary>
/// <remarks>
/// An alert that is not lifted always stays, without a word. What the practice must keep stays only where that was said beforehand.
/// The same is done when a kept record's day has come: an alert that stands then stays once more, alone.
/// </remarks>
public sealed class KeepRecord(Keys keys, PlanKept plan, TimeProvider clock)
{
    /// <summary>Adds what stays, before the rows go. Nothing is there to keep when it runs a second time.</summary>
    /// <param name="db">The erasing transaction.</param>
    /// <param name="owner">The patient, or the owner of a kept record.</param>
    /// <param name="asked">When a patient who is not hidden asked to be erased at once.</param>
    /// <param name="cancel">Stops the wait.</param>
    /// <returns>What stays; null: nothing.</returns>
    internal async Task<KeptNow?> AddAsync(JournalDb db, PatientId owner, Instant asked, CancellationToken cancel)
    {
        if (await SealOrNullAsync(db, owner, cancel) is not { } seal)
        {
            return null;
        }
        var patient = await db.Patients.AsNoTracking().FirstOrDefaultAsync(p => p.PatientId == owner, cancel);
        var told = await ToldAsync(db, patient, seal, asked, cancel);
        var alerts = await AlertsAsync(db, owner, seal, cancel);
        var staying = alerts.Where(a => told is not null || a.Content.State != RiskAlertState.Lifted).ToList();
        if (told is null && staying.Count == 0)
        {
            return null;
        }
        var earlier = await db.KeptRecords.AsNoTracking().FirstOrDefaultAsync(k => k.PatientId == owner, cancel);
        var content =
            patient is null && earlier is not null && seal.Opens(earlier)
                ? new KeptRecordContent(seal.Open(earlier, earlier.Shape).Patient, clock.NowStored())
                : new KeptRecordContent(owner.Value, clock.NowStored());
        if (told is not null)
        {
            content = await KeptContents.FillAsync(db, content, owner, seal, told, cancel);
        }
        var kept = new KeptNow(
            new PatientId(RowId.New(clock)),
            told?.UntilInstant,
            await CallsAsync(db, staying, cancel)
        )
        {
            Standing = staying.Count(a => a.Content is { JoinedTo: null, State: not RiskAlertState.Lifted }),
        };
        await SaveAsync(db, owner, seal, kept, content, staying, cancel);
        return kept;
    }

    /// <summary>Whether an alert of a kept record is not lifted; one that does not open counts.</summary>
    internal async Task<bool> AnyStandsAsync(JournalDb db, PatientId owner, CancellationToken cancel)
    {
        var seal = await SealOrNullAsync(db, owner, cancel);
        var alerts = await db.Alerts.AsNoTracking().Where(a => a.PatientId == owner).ToListAsync(cancel);
        return seal is null
            ? alerts.Count > 0
            : !alerts.TrueForAll(seal.Opens)
                || (await AlertsAsync(db, owner, seal, cancel)).Any(a => a.Content.State != RiskAlertState.Lifted);
    }

    /// <summary>The patient whom a kept record was made of; null: its row does not open, so that nothing it says counts.</summary>
    internal async Task<PatientId?> MadeOfAsync(JournalDb db, KeptRecord row, CancellationToken cancel) =>
        await SealOrNullAsync(db, row.PatientId, cancel) is { } seal && seal.Opens(row)
            ? new PatientId(seal.Open(row, row.Shape).Patient)
            : null;

    private async Task SaveAsync(
        JournalDb db,
        PatientId owner,
        RowSeal seal,
        KeptNow kept,
        KeptRecordContent content,
        IReadOnlyList<(RiskAlert Row, RiskAlertContent Content)> alerts,
        CancellationToken cancel
    )
    {
        var sealer = PatientSealer.Of(kept.Owner, keys.AddKeptKey(db, kept.Owner));
        var record = new KeptRecord { Id = RowId.New(clock), Due = kept.Due?.ToUnixTimeMilliseconds() };
        sealer.Seal(record, content);
        db.KeptRecords.Add(record);
        foreach (var (row, alert) in alerts)
        {
            // The same id: it stands in calls that were made, and the row before it is gone by the time this one is saved.
            var copy = new RiskAlert { Id = row.Id };
            sealer.Seal(copy, KeptContents.WithoutWords(alert, withNotes: kept.Due is not null));
            db.Alerts.Add(copy);
        }
        var caseload = await db.Caseloads.AsNoTracking().Where(c => c.PatientId == owner).ToListAsync(cancel);
        foreach (var row in caseload.Where(seal.Opens))
        {
            var copy = new Caseload { Id = RowId.New(clock), TherapistId = row.TherapistId };
            sealer.Seal(copy, seal.Open(row, row.Shape));
            db.Caseloads.Add(copy);
        }
        await plan(db, kept);
    }

    // Whoever waits was told when they asked. Where the practice's row does not open, nobody took the duty back.
    private async Task<AnnouncedKeeping?> ToldAsync(
        JournalDb db,
        Patient? patient,
        RowSeal seal,
        Instant asked,
        CancellationToken cancel
    )
    {
        if (patient is null || !seal.Opens(patient))
        {
            return null;
        }
        var practice = await ReadPractice.OrNullAsync(db, keys, cancel);
        return practice is { Keeping: null } ? null
            : patient.EraseDue is null ? practice?.Keeping?.ToldAt(asked)
            : seal.Open(patient, patient.Shape).Told;
    }

    // What joined an alert stays and goes as that one does.
    private static async Task<IReadOnlyList<(RiskAlert Row, RiskAlertContent Content)>> AlertsAsync(
        JournalDb db,
        PatientId owner,
        RowSeal seal,
        CancellationToken cancel
    )
    {
        var rows = await db
            .Alerts.AsNoTracking()
            .Where(a => a.PatientId == owner)
            .OrderBy(a => a.Id)
            .ToListAsync(cancel);
        var opened = rows.Where(seal.Opens).Select(a => (Row: a, Content: seal.Open(a, a.Shape))).ToList();
        var states = opened.ToDictionary(a => a.Row.Id, a => a.Content.State);
        return [.. opened.Select(a => (a.Row, a.Content.StandingAs(states)))];
    }

    // As the ladder had planned it; where nothing was planned any more, at once.
    private async Task<IReadOnlyList<(Guid, Instant)>> CallsAsync(
        JournalDb db,
        IReadOnlyList<(RiskAlert Row, RiskAlertContent Content)> alerts,
        CancellationToken cancel
    )
    {
        var open = alerts
            .Where(a => a.Content is { JoinedTo: null, State: RiskAlertState.Open })
            .Select(a => a.Row.Id)
            .ToList();
        var planned = await db
            .WorkItems.AsNoTracking()
            .Where(w => open.Contains(w.SubjectId) && w.Due < long.MaxValue)
            .Select(w => new { w.SubjectId, w.Due })
            .ToListAsync(cancel);
        return
        [
            .. open.Select(id =>
                (
                    id,
                    planned.Where(w => w.SubjectId == id).Select(w => (long?)w.Due).Min() is { } due
                        ? Instant.FromUnixTimeMilliseconds(due)
                        : clock.Now()
                )
            ),
        ];
    }

    private async Task<RowSeal?> SealOrNullAsync(JournalDb db, PatientId owner, CancellationToken cancel)
    {
        try
        {
            return await keys.FindPatientAsync(db, owner, cancel);
        }
        catch (DamagedRowException)
        {
            // With such a key nothing can be read, and so nothing be kept; it must be possible to erase.
            return null;
        }
    }
}
