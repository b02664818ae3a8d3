using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Inserts the rows of a backup in the running transaction, and passes over patients who have been erased.</summary>
internal sealed class RestoredRows : IAsyncDisposable
{
    private const int RowsTogether = 25;
    private readonly Dictionary<string, TableShape> tables;
    private readonly Dictionary<string, DbCommand> fullInserts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> counts = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> erased;
    private readonly HashSet<Guid> passedOver = [];
    private readonly DbConnection connection;
    private readonly DbTransaction? transaction;
    private readonly List<object[]> waiting = [];

    public RestoredRows(JournalDb db, HashSet<Guid> erased)
    {
        this.erased = erased;
        tables = TableShape.All(db).ToDictionary(t => t.Name, StringComparer.Ordinal);
        connection = db.Database.GetDbConnection();
        transaction = db.Database.CurrentTransaction?.GetDbTransaction();
    }

    public IReadOnlyDictionary<string, long> Counts => counts;

    public int ErasedPatients => passedOver.Count;

    /// <exception cref="BackupDamagedException">The backup was cut or changed; the transaction must not be committed.</exception>
    public async Task LoadAsync(BackupFile backup, CancellationToken cancel)
    {
        TableShape? table = null;
        foreach (var (head, values) in backup.Rows())
        {
            var next = tables[head.Name];
            if (table is not null && table != next)
            {
                await FlushAsync(table, cancel);
            }
            table = next;
            counts.TryAdd(table.Name, 0);
            if (Convert(head, table, values) is { } row)
            {
                counts[table.Name]++;
                waiting.Add(row);
            }
            if (waiting.Count == RowsTogether)
            {
                await FlushAsync(table, cancel);
            }
        }
        if (table is not null)
        {
            await FlushAsync(table, cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in fullInserts.Values)
        {
            await command.DisposeAsync();
        }
    }

    /// <returns>The values in the order of the table's columns; null: the row of a patient who was erased.</returns>
    private object[]? Convert(BackupTable head, TableShape table, JsonElement values)
    {
        var row = new object[table.Columns.Count];
        for (var i = 0; i < row.Length; i++)
        {
            var column = table.Columns[i];
            var at = IndexOf(head.Columns, column.Name);
            row[i] = at < 0 ? TableRows.Blank(column) : TableRows.Read(values[at], column);
            if (
                row[i] is Guid owner
                && column.Property == nameof(PatientRow.PatientId)
                && table.Row != typeof(AccessLine)
                && erased.Contains(owner)
            )
            {
                passedOver.Add(owner);
                return null;
            }
            // Nobody holds a lane of the restored database.
            if (table.Row == typeof(Work.Lane) && column.Property == nameof(Work.Lane.LeaseUntil))
            {
                row[i] = 0L;
            }
        }
        return row;
    }

    private async Task FlushAsync(TableShape table, CancellationToken cancel)
    {
        if (waiting.Count == RowsTogether)
        {
            if (!fullInserts.TryGetValue(table.Name, out var insert))
            {
                insert = TableRows.InsertInto(table, RowsTogether, connection, transaction);
                fullInserts[table.Name] = insert;
            }
            await InsertAsync(insert, cancel);
        }
        else if (waiting.Count > 0)
        {
            await using var insert = TableRows.InsertInto(table, waiting.Count, connection, transaction);
            await InsertAsync(insert, cancel);
        }
        waiting.Clear();
    }

    private async Task InsertAsync(DbCommand insert, CancellationToken cancel)
    {
        var at = 0;
        foreach (var value in waiting.SelectMany(row => row))
        {
            insert.Parameters[at++].Value = value;
        }
        await insert.ExecuteNonQueryAsync(cancel);
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }
        return -1;
    }
}
