using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Storage;

public sealed class SqliteMigrationTests
{
    private const int Hanging = 300_000;

    [Fact]
    public async Task The_first_start_makes_the_tables()
    {
        await using var ground = await Ground.BareAsync(TestedDatabase.Sqlite);

        (await OpenAsync(ground)).ShouldBeOfType<OpenStoreOutcome.Opened>().IsNew.ShouldBeTrue();
    }

    [Fact]
    public async Task A_start_that_ended_before_the_first_table_leaves_an_empty_file_that_does_no_harm()
    {
        await using var ground = await Ground.BareAsync(TestedDatabase.Sqlite);
        Directory.CreateDirectory(ground.DataFolder);
        await File.WriteAllBytesAsync(ground.SqliteFile, [], TestContext.Current.CancellationToken);

        (await OpenAsync(ground)).ShouldBeOfType<OpenStoreOutcome.Opened>();
    }

    [Fact(Timeout = Hanging)]
    [Trait("Category", "Storm")]
    public async Task A_migration_that_is_killed_at_any_moment_is_finished_by_the_next_start()
    {
        var killedAtWork = 0;
        for (var round = 0; round < Storm.Kills; round++)
        {
            await using var ground = await Ground.BareAsync(TestedDatabase.Sqlite);
            await using (var second = await SecondProcess.StartAsync(SecondProcess.Open, ground))
            {
                await Storm.PauseAsync(upTo: TimeSpan.FromMilliseconds(1500), round);
                killedAtWork += await second.KillAsync() ? 1 : 0;
            }

            (await OpenAsync(ground)).ShouldBeOfType<OpenStoreOutcome.Opened>($"round {round}");
        }
        killedAtWork.ShouldBeGreaterThan(0, "every process was done before it was killed: nothing was shown");
    }

    [Fact(Timeout = Hanging)]
    public async Task The_lock_of_a_dead_migrator_is_released()
    {
        await using var ground = await Ground.BareAsync(TestedDatabase.Sqlite);
        await AbandonLockAsync(ground);

        (await OpenAsync(ground)).ShouldBeOfType<OpenStoreOutcome.Opened>();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_living_migrator_is_waited_for()
    {
        await using var ground = await Ground.BareAsync(TestedDatabase.Sqlite);
        await AbandonLockAsync(ground);
        Task<OpenStoreOutcome> opening;
        await using (
            new FileStream(ground.SqliteFile + ".migrating", FileMode.Create, FileAccess.Write, FileShare.None)
        )
        {
            opening = OpenAsync(ground);
            await Task.Delay(TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken);
            opening.IsCompleted.ShouldBeFalse();
            (await LocksAsync(ground)).ShouldBe(1L);
        }

        (await opening).ShouldBeOfType<OpenStoreOutcome.Opened>();
    }

    private static async Task<OpenStoreOutcome> OpenAsync(Ground ground)
    {
        await using var house = JournalHouse.Build(ground);
        return await house.Get<OpenStore>().RunAsync(migrate: false, TestContext.Current.CancellationToken);
    }

    // What EF leaves in the file when its process dies while it migrates.
    private static async Task AbandonLockAsync(Ground ground)
    {
        Directory.CreateDirectory(ground.DataFolder);
        await using var db = new SqliteKind(ground.SqliteFile).CreateContext();
        await db.Database.ExecuteSqlRawAsync(
            """
            create table "__EFMigrationsLock" ("Id" integer not null primary key, "Timestamp" text not null);
            insert into "__EFMigrationsLock" values (1, '2026-01-01 00:00:00');
            """
        );
    }

    private static async Task<object?> LocksAsync(Ground ground)
    {
        await using var connection = new SqliteConnection(new SqliteKind(ground.SqliteFile).ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from \"__EFMigrationsLock\"";
        return await command.ExecuteScalarAsync();
    }
}
