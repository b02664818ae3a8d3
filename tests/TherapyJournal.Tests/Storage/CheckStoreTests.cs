using Microsoft.Data.Sqlite;
using Shouldly;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Storage;

public abstract class CheckStoreTests(TestedDatabase on) : JournalTest(on)
{
    [Fact]
    public async Task A_sound_store_is_green() =>
        (await RunAsync()).Single(c => c.Name == "store").Light.ShouldBe(CheckLight.Green);

    protected async Task<IReadOnlyList<Check>> RunAsync() =>
        await House.Get<IEnumerable<ICheckUp>>().OfType<CheckStore>().Single().RunAsync(Cancel);
}

public sealed class CheckStoreOnSqlite() : CheckStoreTests(TestedDatabase.Sqlite)
{
    [Fact]
    public async Task A_file_with_foreign_bytes_in_it_is_red()
    {
        await FullRecord.AddAsync(House, await House.AddTherapistAsync());
        await House.Store.Kind.ClearTracesAsync(Cancel);
        await using (var file = new FileStream(Ground.SqliteFile, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Position = file.Length / 2;
            await file.WriteAsync(new byte[8192], Cancel);
        }
        // A connection that is kept open has pages of its own and would not look at the file again.
        using var kept = new SqliteConnection(((SqliteKind)House.Store.Kind).ConnectionString);
        SqliteConnection.ClearPool(kept);

        (await RunAsync()).First(c => c.Name == "store").Light.ShouldBe(CheckLight.Red);
    }
}

public sealed class CheckStoreOnPostgres() : CheckStoreTests(TestedDatabase.Postgres)
{
    [Fact]
    public async Task Clocks_that_differ_are_amber()
    {
        // The test's clock stands in another year than the server's.
        (await RunAsync())
            .Single(c => c.Name == "database clock")
            .Light.ShouldBe(CheckLight.Amber);
    }
}
