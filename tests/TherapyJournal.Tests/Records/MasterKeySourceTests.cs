using Microsoft.Extensions.Configuration;
using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using Xunit;

namespace TherapyJournal.Tests.Records;

public sealed class MasterKeySourceTests : IDisposable
{
    private const UnixFileMode OwnerReadsAndWrites = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string folder = Directory.CreateTempSubdirectory("journal-test-").FullName;

    private string KeyFile => Path.Combine(folder, "keys", "master.key");

    [Fact]
    public void The_key_file_and_its_folder_are_their_owners_alone()
    {
        Source().MakeFile();

        File.GetUnixFileMode(KeyFile).ShouldBe(OwnerReadsAndWrites);
        File.GetUnixFileMode(Path.GetDirectoryName(KeyFile)!).ShouldBe(OwnerReadsAndWrites | UnixFileMode.UserExecute);
        Directory.GetFileSystemEntries(Path.GetDirectoryName(KeyFile)!).ShouldBe([KeyFile]);
    }

    [Fact]
    public void What_was_made_can_be_used()
    {
        var source = Source();
        source.Read().ShouldBeNull();

        source.MakeFile();

        MasterKeyRing.Parse(source.Read()!).ShouldBeOfType<MasterKeyOutcome.Found>().Ring.Ids.ShouldBe(["1"]);
    }

    [Fact]
    public void A_key_that_is_there_is_never_replaced()
    {
        Source().MakeFile();
        var first = Source().Read();

        Source().MakeFile();

        Source().Read().ShouldBe(first);
    }

    [Fact]
    public void A_key_file_that_cannot_be_made_is_named_and_no_draft_stays()
    {
        Directory.CreateDirectory(KeyFile);

        Should
            .Throw<SettingException>(() => Source().MakeFile())
            .Message.ShouldStartWith($"The key file {KeyFile} cannot be made. Set JOURNAL_MASTER_KEY_FILE to ");

        Directory.GetFileSystemEntries(Path.GetDirectoryName(KeyFile)!).ShouldBe([KeyFile]);
    }

    [Fact]
    public void A_key_file_that_is_a_folder_is_said_to_be_one()
    {
        Directory.CreateDirectory(KeyFile);

        Should
            .Throw<SettingException>(() => Source().Read())
            .Message.ShouldBe(
                $"The key file {KeyFile} is a folder. Set JOURNAL_MASTER_KEY_FILE to the file itself; nothing was changed."
            );
    }

    [Fact]
    public void Where_no_file_can_be_made_no_folder_is_made_either()
    {
        var blocked = Path.Combine(folder, "file", "keys", "master.key");
        File.WriteAllText(Path.Combine(folder, "file"), "");
        var settings = new Dictionary<string, string?> { ["JOURNAL_MASTER_KEY_FILE"] = blocked };
        var source = MasterKeySource.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());

        Should.Throw<SettingException>(() => source.MakeFile()).Message.ShouldContain("nothing was changed");
    }

    // Reading it fails for every account, root among them.
    [Fact]
    public void A_key_file_that_cannot_be_read_is_named()
    {
        var named = new Dictionary<string, string?> { ["JOURNAL_MASTER_KEY_FILE"] = "/proc/self/mem" };
        var source = MasterKeySource.From(new ConfigurationBuilder().AddInMemoryCollection(named).Build());

        Should
            .Throw<SettingException>(() => source.Read())
            .Message.ShouldStartWith("The key file /proc/self/mem cannot be read. ");
    }

    [Fact]
    public async Task Many_first_starts_at_once_get_one_key()
    {
        using var together = new Barrier(8);

        var read = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            together.SignalAndWait();
                            var made = Source().MakeFile();
                            return (Made: made, Key: Source().Read());
                        },
                        CancellationToken.None,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                )
        );

        read.Select(r => r.Key).Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
        read.Count(r => r.Made).ShouldBe(1, "only the one that made it says so");
        Directory.GetFileSystemEntries(Path.GetDirectoryName(KeyFile)!).ShouldBe([KeyFile]);
    }

    [Fact]
    public void A_key_in_the_environment_comes_before_a_file_and_leaves_no_folder_for_the_ledger()
    {
        Source().MakeFile();

        var source = Source(("JOURNAL_MASTER_KEY", "from the environment"));

        source.Read().ShouldBe("from the environment");
        source.LedgerFolder.ShouldBeNull();
    }

    [Fact]
    public void The_ledger_lies_beside_the_key_file_or_where_it_is_told_to()
    {
        Source().LedgerFolder.ShouldBe(Path.GetDirectoryName(KeyFile));
        Source(("JOURNAL_LEDGER_DIR", "/srv/ledger")).LedgerFolder.ShouldBe("/srv/ledger");
        Source(("JOURNAL_LEDGER_DIR", "/srv/ledger"), ("JOURNAL_MASTER_KEY", "k")).LedgerFolder.ShouldBe("/srv/ledger");
    }

    [Fact]
    public void Where_nothing_is_named_the_key_lies_outside_the_data_folder()
    {
        var configuration = new ConfigurationBuilder().Build();

        var data = StorageOptions.From(configuration).DataDirectory;

        MasterKeySource.From(configuration).KeyFile.ShouldNotStartWith(data + Path.DirectorySeparatorChar);
    }

    [Fact]
    public void Empty_settings_count_as_none()
    {
        var source = Source(("JOURNAL_MASTER_KEY", " "), ("JOURNAL_LEDGER_DIR", ""));

        source.FromEnvironment.ShouldBeFalse();
        source.LedgerFolder.ShouldNotBeNull();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private MasterKeySource Source(params (string Name, string Value)[] settings)
    {
        var all = settings.ToDictionary(s => s.Name, s => (string?)s.Value);
        all["JOURNAL_MASTER_KEY_FILE"] = KeyFile;
        return MasterKeySource.From(new ConfigurationBuilder().AddInMemoryCollection(all).Build());
    }
}
