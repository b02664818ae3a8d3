using System.Reflection;
using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Tries the seals of a database: every row on which access and alerts rest, and of everything else the newest.</summary>
internal sealed class RowScan
{
    /// <summary>How many rows of one table are tried at most: some weeks of a large practice, in a second or two.</summary>
    public const int Most = 10_000;

    // Entries may be long: so many are held at once.
    private const int AtOnce = 500;

    private static readonly Type[] Wholly =
    [
        typeof(Patient),
        typeof(PatientStanding),
        typeof(Caseload),
        typeof(RiskAlert),
    ];

    private static readonly MethodInfo RowsOfOneTable =
        typeof(RowScan).GetMethod(nameof(RowsAsync), BindingFlags.NonPublic | BindingFlags.Static)
        ?? throw new InvalidOperationException("The method that reads a table has gone.");

    private readonly HashSet<ShutRow> shut = [];

    private RowScan() { }

    /// <summary>How many rows were tried.</summary>
    public int Looked { get; private set; }

    /// <summary>Whether that is every row there is.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Those that stay shut, the ones that access rests on first.</summary>
    public IReadOnlyCollection<ShutRow> Shut => shut;

    /// <summary>Tries them.</summary>
    /// <param name="db">The database.</param>
    /// <param name="keys">What opens it.</param>
    /// <param name="cancel">Stops the wait.</param>
    /// <param name="most">How many rows of a table are tried, where access and alerts do not rest on all of them.</param>
    public static async Task<RowScan> RunAsync(JournalDb db, Keys keys, CancellationToken cancel, int most = Most)
    {
        var scan = new RowScan();
        foreach (var row in await db.Practices.AsNoTracking().ToListAsync(cancel))
        {
            scan.Try(row, keys.Practice, whose: null);
        }
        foreach (var row in await db.Therapists.AsNoTracking().ToListAsync(cancel))
        {
            scan.Try(row, keys.Practice, whose: null);
        }
        var seals = await SealsAsync(db, keys, cancel);
        var tables = TableShape.All(db).Where(t => t.Row.IsAssignableTo(typeof(PatientRow))).Select(t => t.Row);
        foreach (var table in tables.OrderByDescending(t => Wholly.Contains(t)))
        {
            await scan.TryTableAsync(db, table, seals, Wholly.Contains(table) ? int.MaxValue : most, cancel);
        }
        return scan;
    }

    private async Task TryTableAsync(
        JournalDb db,
        Type table,
        Dictionary<PatientId, RowSeal> seals,
        int most,
        CancellationToken cancel
    )
    {
        for (var from = 0; ; from += AtOnce)
        {
            var read = RowsOfOneTable.MakeGenericMethod(table).Invoke(null, [db, from, cancel]);
            var rows = await (Task<IReadOnlyList<PatientRow>>)read!; // it is a method of ours
            foreach (var row in rows.Take(most - from))
            {
                Try(row, seals.GetValueOrDefault(row.PatientId), row.PatientId);
            }
            if (rows.Count > most - from)
            {
                IsWhole = false;
                return;
            }
            if (rows.Count < AtOnce)
            {
                return;
            }
        }
    }

    private void Try(SealedRow row, RowSeal? seal, PatientId? whose)
    {
        Looked++;
        if (seal is null || !seal.Opens(row))
        {
            shut.Add(new ShutRow(row.Label, row.Id, whose));
        }
    }

    // By id, which is by age: the newest first.
    private static async Task<IReadOnlyList<PatientRow>> RowsAsync<TRow>(
        JournalDb db,
        int from,
        CancellationToken cancel
    )
        where TRow : PatientRow =>
        await db.Set<TRow>().AsNoTracking().OrderByDescending(r => r.Id).Skip(from).Take(AtOnce).ToListAsync(cancel);

    private static async Task<Dictionary<PatientId, RowSeal>> SealsAsync(
        JournalDb db,
        Keys keys,
        CancellationToken cancel
    )
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
}

/// <summary>A row that does not open, and whose it says it is; null: the practice's.</summary>
internal sealed record ShutRow(string Label, Guid Id, PatientId? Whose)
{
    public override string ToString() => Whose is { } patient ? $"{Label} {Id} (patient {patient})" : $"{Label} {Id}";
}
