using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Looks whether the rows on which access and safety rest are there and open: practice, therapists, patients, standings, caseloads, alerts; and whether time runs forward.</summary>
internal sealed class CheckRows(JournalStore store, Keys keys, TimeProvider clock) : ICheckUp
{
    private const int MostNamed = 5;

    public async Task<IReadOnlyList<Check>> RunAsync(CancellationToken cancel) =>
        [await RowsAsync(cancel), await MissingAsync(cancel), await TimeAsync(cancel)];

    /// <summary>A patient without a standing, a therapist or a key is in nobody's list: rows were taken away outside the program.</summary>
    private async Task<Check> MissingAsync(CancellationToken cancel)
    {
        var lost = await store.ReadAsync(
            db =>
                db.Patients.Where(p =>
                        !db.Standings.Any(s => s.PatientId == p.PatientId)
                        || !db.Caseloads.Any(c => c.PatientId == p.PatientId)
                        || !db.DataKeys.Any(k => k.PatientId == p.PatientId)
                    )
                    .Select(p => p.PatientId)
                    .ToListAsync(cancel),
            cancel
        );
        return lost.Count == 0
            ? new Check("patients", CheckLight.Green, "Every patient has a therapist, a key, and a standing.")
            : new Check(
                "patients",
                CheckLight.Red,
                $"{lost.Count} patients are in nobody's list, because rows were taken away outside the program: "
                    + $"{string.Join(", ", lost.Take(MostNamed))}. Find out who writes to the database; a backup has the rows."
            );
    }

    private async Task<Check> RowsAsync(CancellationToken cancel)
    {
        var (looked, damaged) = await store.ReadAsync(db => ScanAsync(db, cancel), cancel);
        if (damaged.Count == 0)
        {
            return new Check(
                "sealed rows",
                CheckLight.Green,
                $"{Counted.Of(looked, "row that access and alerts rest on was", "rows that access and alerts rest on were")} opened: all sound."
            );
        }
        var named = string.Join(", ", damaged.Take(MostNamed).Select(d => $"{d.Label} {d.Id}"));
        return new Check(
            "sealed rows",
            CheckLight.Red,
            Counted.Of(
                damaged.Count,
                $"of {looked} rows was changed outside the program and stays shut: {named}",
                $"of {looked} rows were changed outside the program and stay shut: {named}"
            )
                + (damaged.Count > MostNamed ? " and more. " : ". ")
                + "Find out who writes to the database; a backup has the rows as they were."
        );
    }

    private async Task<(int Looked, List<DamagedRow> Damaged)> ScanAsync(JournalDb db, CancellationToken cancel)
    {
        var damaged = new List<DamagedRow>();
        var looked = 0;
        foreach (var row in await db.Practices.ToListAsync(cancel))
        {
            Look(row, keys.Practice);
        }
        foreach (var row in await db.Therapists.ToListAsync(cancel))
        {
            Look(row, keys.Practice);
        }
        List<PatientRow> ofPatients =
        [
            .. await db.Patients.ToListAsync(cancel),
            .. await db.Standings.ToListAsync(cancel),
            .. await db.Caseloads.ToListAsync(cancel),
            .. await db.Alerts.ToListAsync(cancel),
        ];
        var seals = await SealsAsync(db, cancel);
        foreach (var row in ofPatients)
        {
            Look(row, seals.GetValueOrDefault(row.PatientId));
        }
        return (looked, damaged);

        void Look(SealedRow row, RowSeal? seal)
        {
            looked++;
            if (seal is null || !seal.Opens(row))
            {
                damaged.Add(new DamagedRow(row.Label, row.Id));
            }
        }
    }

    private async Task<Dictionary<PatientId, RowSeal>> SealsAsync(JournalDb db, CancellationToken cancel)
    {
        var seals = new Dictionary<PatientId, RowSeal>();
        foreach (var key in await db.DataKeys.Where(k => k.PatientId != null).ToListAsync(cancel))
        {
            if (key.PatientId is { } patient && keys.TryUnwrap(key) is { } seal)
            {
                seals[patient] = seal;
            }
        }
        return seals;
    }

    private async Task<Check> TimeAsync(CancellationToken cancel)
    {
        var last = await store.ReadAsync(db => db.Entries.MaxAsync(e => (long?)e.RecordedAt, cancel), cancel);
        return last > clock.NowStored()
            ? new Check(
                "clock",
                CheckLight.Red,
                $"This machine's clock stands at {clock.Now()}, before the last entry was recorded "
                    + $"({Instant.FromUnixTimeMilliseconds(last.GetValueOrDefault())}). Set it right: work falls due by it."
            )
            : new Check("clock", CheckLight.Green, "This machine's clock runs after the last entry.");
    }
}
