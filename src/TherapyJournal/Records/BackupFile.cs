using System.Text.Json;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Walks through a backup from its head to its hash. Nothing that it gives may be relied on before the end was reached.</summary>
internal sealed class BackupFile : IDisposable
{
    private const int BufferSize = 1 << 16;
    private readonly BackupReader reader;

    private BackupFile(BackupReader reader, BackupHeader header) => (this.reader, Header) = (reader, header);

    public BackupHeader Header { get; }

    /// <exception cref="BackupDamagedException">It is no backup of ours.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static BackupFile Open(string file)
    {
        var opened = new BackupReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize));
        try
        {
            return new BackupFile(opened, BackupHeader.Parse(opened.Next()));
        }
        catch (BackupDamagedException)
        {
            opened.Dispose();
            throw;
        }
    }

    public void CheckUnder(byte[] accessKey) => reader.CheckUnder(accessKey);

    /// <summary>Checks that it is whole and unchanged, and makes nothing of what it reads.</summary>
    /// <exception cref="BackupDamagedException">The backup was cut or changed.</exception>
    public void ReadToEnd()
    {
        foreach (var _ in Rows())
        {
            // The hash is at the end.
        }
    }

    /// <summary>Gives every row with its table; ends only when counts and hash are right.</summary>
    /// <exception cref="BackupDamagedException">The backup was cut or changed.</exception>
    public IEnumerable<(BackupTable Table, JsonElement Values)> Rows()
    {
        BackupTable? table = null;
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        while (true)
        {
            var (kind, content) = reader.Next();
            switch (kind)
            {
                case BackupFrame.Table:
                    table = BackupJson.Read(content, BackupJson.Default.BackupTable);
                    counts[table.Name] = 0;
                    break;
                case BackupFrame.Row when table is not null:
                    counts[table.Name]++;
                    using (var values = Parse(content, table))
                    {
                        yield return (table, values.RootElement);
                    }
                    break;
                case BackupFrame.End:
                    CheckCounts(BackupJson.Read(content, BackupJson.Default.BackupEnd), counts);
                    reader.Close();
                    yield break;
                default:
                    throw new BackupDamagedException();
            }
        }
    }

    public void Dispose() => reader.Dispose();

    private static JsonDocument Parse(byte[] content, BackupTable table)
    {
        try
        {
            var values = JsonDocument.Parse(content);
            return
                values.RootElement.ValueKind == JsonValueKind.Array
                && values.RootElement.GetArrayLength() == table.Columns.Count
                ? values
                : throw new BackupDamagedException();
        }
        catch (JsonException)
        {
            throw new BackupDamagedException();
        }
    }

    private static void CheckCounts(BackupEnd end, Dictionary<string, long> counts)
    {
        if (end.Rows.Count != counts.Count || end.Rows.Any(r => counts.GetValueOrDefault(r.Key, -1) != r.Value))
        {
            throw new BackupDamagedException();
        }
    }
}
