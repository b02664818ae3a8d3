using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Every table with rows of patients, read from the model, so that none can be forgotten.</summary>
internal static class PatientTables
{
    /// <summary>The tables whose rows go when their patient is erased. The access record outlives erasure, without words.</summary>
    public static IReadOnlyList<(string Table, string Column)> Of(JournalDb db) =>
        [
            .. from table in TableShape.All(db)
            where table.Row != typeof(AccessLine)
            let column = ColumnOf(table)
            where column is not null
            select (table.Name, column),
        ];

    /// <summary>The column that says whose row it is; null: nobody's.</summary>
    public static string? ColumnOf(TableShape table) =>
        table.Columns.FirstOrDefault(c => c.Property == nameof(PatientRow.PatientId))?.Name;

    /// <summary>Deletes every row of a patient, the key with them.</summary>
    /// <returns>How many rows went, per table; tables without any are left out.</returns>
    public static async Task<IReadOnlyDictionary<string, int>> DeleteAsync(
        JournalDb db,
        PatientId patient,
        CancellationToken cancel
    )
    {
        var gone = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (table, column) in Of(db))
        {
            // Names from the model; the id is a parameter.
            var sql = $"delete from {table} where {column} = {{0}}";
            var rows = await db.Database.ExecuteSqlRawAsync(sql, [patient.Value], cancel);
            if (rows > 0)
            {
                gone[table] = rows;
            }
        }
        return gone;
    }

    /// <summary>Those of these patients of whom any row is there, in one question.</summary>
    public static async Task<IReadOnlyList<PatientId>> PresentAsync(
        JournalDb db,
        IReadOnlyCollection<PatientId> patients,
        CancellationToken cancel
    )
    {
        const int together = 100;
        var found = new HashSet<Guid>();
        foreach (var some in patients.Chunk(together))
        {
            var list = string.Join(
                ", ",
                Enumerable.Range(0, some.Length).Select(i => string.Create(CultureInfo.InvariantCulture, $"{{{i}}}"))
            );
            var sql = string.Join(
                " union ",
                Of(db).Select(t => $"select {t.Column} as \"Value\" from {t.Table} where {t.Column} in ({list})")
            );
            found.UnionWith(
                await db.Database.SqlQueryRaw<Guid>(sql, [.. some.Select(p => (object)p.Value)]).ToListAsync(cancel)
            );
        }
        return [.. found.Select(id => new PatientId(id))];
    }
}
