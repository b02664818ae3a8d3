using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Looks whether the rows on which access rests still open: practice, therapists, patients, standings, caseloads; and whether time runs forward.</summary>
internal sealed class CheckRows(JournalStore store, Keys keys, TimeProvider clock) : ICheckUp
{
    private const int MostNamed = 5;

    public async Task<IReadOnlyList<Check>> RunAsync(CancellationToken cancel) =>
        [await RowsAsync(cancel), await TimeAsync(cancel)];

    private async Task<Check> RowsAsync(CancellationToken cancel)
    {
        var (looked, damaged) = await store.ReadAsync(db => ScanAsync(db, cancel), cancel);
        if (damaged.Count == 0)
        {
            return new Check(
                "sealed rows",
                CheckLight.Green,
                $"{looked} rows that access rests on were opened: all sound."
            );
        }
        var named = string.Join(", ", damaged.Take(MostNamed).Select(d => $"{d.Label} {d.Id}"));
        return new Check(
            "sealed rows",
            CheckLight.Red,
            $"{damaged.Count} of {looked} rows were changed outside the program and stay shut: {named}"
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
