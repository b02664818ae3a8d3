using System.Text;
using Microsoft.Data.Sqlite;
using Shouldly;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Canary;

/// <summary>The files of the embedded database, the write-ahead log among them.</summary>
public sealed class NothingInTheOpenOnSqlite() : NothingInTheOpenTests(TestedDatabase.Sqlite)
{
    private SqliteConnection? reader;

    // Whoever closes last removes the write-ahead log, which is to be searched as well.
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        reader = new SqliteConnection($"Data Source={Ground.SqliteFile};Pooling=false");
        await reader.OpenAsync(Cancel);
        await using var command = reader.CreateCommand();
        command.CommandText = "select count(*) from practices";
        await command.ExecuteScalarAsync(Cancel);
    }

    public override async ValueTask DisposeAsync()
    {
        await (reader?.DisposeAsync() ?? ValueTask.CompletedTask);
        await base.DisposeAsync();
    }

    // Files are searched with the folder; here only what must be among them.
    private protected override Task<IReadOnlyList<Place>> StoreAsync(string when)
    {
        var files = FilesIn(Ground.DataFolder).Select(f => f with { Name = $"{f.Name} {when}" }).ToList();
        foreach (var needed in (string[])["journal.db", "journal.db-wal", "journal.db-shm"])
        {
            files.Single(f => f.Name == $"{needed} {when}").Bytes.ShouldNotBeEmpty(needed);
        }
        return Task.FromResult<IReadOnlyList<Place>>(files);
    }

    private protected override Task PlantAsync(string word) =>
        House.ForgeAsync($"update practices set sealed = {Encoding.UTF8.GetBytes(word)}");
}
