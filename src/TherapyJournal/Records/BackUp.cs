using System.Buffers;
using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Writes every table, sealed as it is, into one file, as it all stood at one moment. Work goes on meanwhile.</summary>
/// <remarks>Whoever has the file and not the master key has noise. The file restores on either database.</remarks>
public sealed class BackUp(JournalStore store, Keys keys, TimeProvider clock)
{
    /// <param name="file">Where to; it must not be there yet.</param>
    /// <param name="cancel">Stops it; nothing stays behind.</param>
    public async Task<BackUpOutcome> RunAsync(string file, CancellationToken cancel)
    {
        var begun = NewFile.Begin(file);
        if (begun is NewFileOutcome.Impossible impossible)
        {
            return new BackUpOutcome.Impossible(impossible.Sentence);
        }
        await using var target = ((NewFileOutcome.Begun)begun).File;
        try
        {
            var rows = await WriteAsync(target.Stream, cancel);
            await target.CompleteAsync(cancel);
            return new BackUpOutcome.Made(rows);
        }
        catch (IOException)
        {
            return new BackUpOutcome.Impossible(
                "The backup could not be written to its end. Look whether the disk is full; nothing was left behind."
            );
        }
    }

    private async Task<IReadOnlyDictionary<string, long>> WriteAsync(Stream stream, CancellationToken cancel)
    {
        await using var db = store.Read();
        await db.Database.OpenConnectionAsync(cancel);
        var connection = db.Database.GetDbConnection();
        await using var snapshot = await store.Kind.BeginSnapshotAsync(connection, cancel);
        await db.Database.UseTransactionAsync(snapshot, cancel);

        using var writer = new BackupWriter(stream, keys.Access);
        writer.Write(BackupFrame.Header, (await HeaderAsync(db, cancel)).ToJson());
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in TableShape.All(db))
        {
            counts[table.Name] = await WriteTableAsync(writer, table, snapshot, cancel);
        }
        writer.Write(
            BackupFrame.End,
            JsonSerializer.SerializeToUtf8Bytes(new BackupEnd(counts), BackupJson.Default.BackupEnd)
        );
        writer.Close();
        return counts;
    }

    private async Task<BackupHeader> HeaderAsync(JournalDb db, CancellationToken cancel)
    {
        var practiceKeys = await db.DataKeys.Where(k => k.PatientId == null).OrderBy(k => k.Id).ToListAsync(cancel);
        var practice = await db.Practices.Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancel);
        return new BackupHeader(
            BackupFormat.Schema,
            clock.NowStored(),
            practice,
            [.. practiceKeys.Select(BackupKey.Of)]
        );
    }

    private static async Task<long> WriteTableAsync(
        BackupWriter writer,
        TableShape table,
        DbTransaction snapshot,
        CancellationToken cancel
    )
    {
        var head = new BackupTable(table.Name, [.. table.Columns.Select(c => c.Name)]);
        writer.Write(BackupFrame.Table, JsonSerializer.SerializeToUtf8Bytes(head, BackupJson.Default.BackupTable));
        await using var command = snapshot.Connection!.CreateCommand(); // a running transaction has one
        command.Transaction = snapshot;
        command.CommandText = TableRows.SelectFrom(table);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var row = new ArrayBufferWriter<byte>();
        var count = 0L;
        for (; await reader.ReadAsync(cancel); count++)
        {
            TableRows.Write(reader, table, row);
            writer.Write(BackupFrame.Row, row.WrittenSpan);
        }
        return count;
    }
}

/// <summary>What making a backup came to.</summary>
public abstract record BackUpOutcome
{
    private BackUpOutcome() { }

    /// <param name="Rows">How many rows of each table are in it.</param>
    public sealed record Made(IReadOnlyDictionary<string, long> Rows) : BackUpOutcome;

    /// <param name="Sentence">Why not, and what to do.</param>
    public sealed record Impossible(string Sentence) : BackUpOutcome;
}
