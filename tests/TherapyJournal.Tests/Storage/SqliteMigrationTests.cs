using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Storage;

public sealed class SqliteMigrationTests
{
    [Fact]
    public async Task The_first_start_makes_the_tables()
    {
        await using var ground = await Ground.BareAsync(TestedDatabase.Sqlite);
        await using var house = JournalHouse.Build(ground);

        var outcome = await house.Get<OpenStore>().RunAsync(migrate: false, TestContext.Current.CancellationToken);

        outcome.ShouldBeOfType<OpenStoreOutcome.Opened>().IsNew.ShouldBeTrue();
    }

    [Fact]
    public async Task A_start_that_ended_before_the_first_table_leaves_an_empty_file_that_does_no_harm()
    {
        await using var ground = await Ground.BareAsync(TestedDatabase.Sqlite);
        Directory.CreateDirectory(ground.DataFolder);
        await File.WriteAllBytesAsync(ground.SqliteFile, [], TestContext.Current.CancellationToken);
        await using var house = JournalHouse.Build(ground);

        var outcome = await house.Get<OpenStore>().RunAsync(migrate: false, TestContext.Current.CancellationToken);

        outcome.ShouldBeOfType<OpenStoreOutcome.Opened>();
    }
}
