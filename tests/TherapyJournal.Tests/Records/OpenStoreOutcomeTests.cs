using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Records;

/// <summary>Each thing that can be wrong with a master key has a true sentence of its own, and "nothing was changed" is true as well.</summary>
public sealed class OpenStoreOutcomeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Keys_of_one_id_are_said_to_be_so_and_nobody_is_sent_for_a_copy(bool used)
    {
        await using var ground = used ? await UsedAsync() : await Ground.BareAsync(TestedDatabase.Sqlite);
        var key = MasterKeyRing.NewKey("1")[2..];
        ground.Settings["JOURNAL_MASTER_KEY"] = $"{key},{key}";

        (await RefusalAsync(ground)).ShouldStartWith("Master key 1 is listed twice. Each needs an id of its own");

        Directory.Exists(ground.DataFolder).ShouldBe(used, "nothing was changed");
    }

    [Fact]
    public async Task A_key_that_is_not_base64_is_said_to_be_so()
    {
        await using var ground = await UsedAsync();
        ground.Settings["JOURNAL_MASTER_KEY"] = "correct-horse-battery";

        (await RefusalAsync(ground)).ShouldStartWith(
            "Master key 1 is not base64. Put the copy of the key back: without it nothing can be read."
        );
    }

    [Fact]
    public async Task A_key_file_that_is_a_folder_is_refused_and_nothing_is_made()
    {
        await using var ground = await Ground.BareAsync(TestedDatabase.Sqlite);
        Directory.CreateDirectory(ground.KeyFile);

        (await RefusalAsync(ground)).ShouldStartWith($"The key file {ground.KeyFile} is a folder.");

        Directory.Exists(ground.DataFolder).ShouldBeFalse("nothing was changed");
    }

    [Fact(Timeout = 120_000)]
    public async Task Of_many_first_starts_in_an_empty_folder_one_says_that_it_made_the_key()
    {
        await using var ground = await Ground.BareAsync(TestedDatabase.Sqlite);

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => OpenAsync(ground), Cancel))
        );

        outcomes.ShouldAllBe(o => o is OpenStoreOutcome.Opened);
        outcomes.OfType<OpenStoreOutcome.Opened>().Count(o => o.NewKeyFile is not null).ShouldBe(1);
    }

    private static async Task<Ground> UsedAsync()
    {
        var ground = await Ground.NewAsync(TestedDatabase.Sqlite);
        await using var house = await JournalHouse.OpenAsync(ground);
        return ground;
    }

    private static async Task<OpenStoreOutcome> OpenAsync(Ground ground)
    {
        await using var house = JournalHouse.Build(ground);
        return await house.Get<OpenStore>().RunAsync(migrate: false, Cancel);
    }

    private static async Task<string> RefusalAsync(Ground ground) =>
        (await OpenAsync(ground)).ShouldBeOfType<OpenStoreOutcome.Refused>().Sentence;
}
