using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Looks whether sealed rows open, whether every patient is in somebody's list, and whether time runs forward.</summary>
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
                $"{Counted.Of(lost.Count, "patient is", "patients are")} in nobody's list, because rows were taken away outside the program: "
                    + $"{string.Join(", ", lost.Take(MostNamed))}. Find out who writes to the database; a backup has the rows."
            );
    }

    private async Task<Check> RowsAsync(CancellationToken cancel)
    {
        var scan = await store.ReadAsync(db => RowScan.RunAsync(db, keys, cancel), cancel);
        // Said with every answer, so that nobody takes a sample for the whole.
        var left = scan.IsWhole
            ? ""
            : $" Of the largest tables these are the newest {RowScan.Most} rows; 'journal audit P --verify' looks at every row of one patient.";
        if (scan.Shut.Count == 0)
        {
            return new Check(
                "sealed rows",
                CheckLight.Green,
                $"{Counted.Of(scan.Looked, "sealed row was", "sealed rows were")} opened: all sound.{left}"
            );
        }
        var named = string.Join(", ", scan.Shut.Take(MostNamed).Select(s => $"{s}"));
        return new Check(
            "sealed rows",
            CheckLight.Red,
            Counted.Of(
                scan.Shut.Count,
                $"of {scan.Looked} rows was changed outside the program and stays shut: {named}",
                $"of {scan.Looked} rows were changed outside the program and stay shut: {named}"
            )
                + (scan.Shut.Count > MostNamed ? " and more. " : ". ")
                + $"Find out who writes to the database; a backup has the rows as they were.{left}"
        );
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
