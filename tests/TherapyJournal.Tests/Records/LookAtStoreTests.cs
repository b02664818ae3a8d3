using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Records;

public abstract class LookAtStoreTests(TestedDatabase on) : JournalTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task An_open_journal_is_ready() =>
        (await House.Get<LookAtStore>().RunAsync(Cancel)).ShouldBe(StoreLook.Ready);

    [Fact(Timeout = Hanging)]
    public async Task A_migration_that_waits_is_seen()
    {
        await House.ForgeAsync($"""delete from "__EFMigrationsHistory" where "MigrationId" like '%_Chats' """);

        (await House.Get<LookAtStore>().RunAsync(Cancel)).ShouldBe(StoreLook.Pending);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_migration_of_a_newer_program_is_seen()
    {
        await House.ForgeAsync(
            $"""insert into "__EFMigrationsHistory" ("MigrationId", "ProductVersion") values ('99990101000000_Later', '10') """
        );

        (await House.Get<LookAtStore>().RunAsync(Cancel)).ShouldBe(StoreLook.Newer);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_database_that_is_not_there_is_away_or_not_made_and_looking_makes_none()
    {
        await using var bare = await Ground.BareAsync(On);
        if (On == TestedDatabase.Postgres)
        {
            bare.Settings["DATABASE_URL"] = "postgres://nobody:nothing@127.0.0.1:9/none";
        }
        await using var house = JournalHouse.Build(bare);

        (await house.Get<LookAtStore>().RunAsync(Cancel)).ShouldBe(
            On == TestedDatabase.Postgres ? StoreLook.Away : StoreLook.Pending
        );
        File.Exists(bare.SqliteFile).ShouldBeFalse();
    }
}

public sealed class LookAtStoreOnSqlite() : LookAtStoreTests(TestedDatabase.Sqlite);

public sealed class LookAtStoreOnPostgres() : LookAtStoreTests(TestedDatabase.Postgres);
