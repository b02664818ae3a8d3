using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Storage;

/// <summary>Nobody, not even root, makes a folder or a file in /proc.</summary>
public sealed class OwnFolderTests
{
    [Theory]
    [InlineData("/proc")]
    [InlineData("/proc/journal")]
    public void A_folder_that_cannot_be_written_is_named_with_its_setting(string folder) =>
        Should
            .Throw<SettingException>(() => OwnFolder.NeedsToTakeFiles(folder, "JOURNAL_DATA_DIR"))
            .Message.ShouldBe(
                $"The folder {folder} cannot be made or written to. "
                    + "Set JOURNAL_DATA_DIR to a folder that this account may write to; nothing was changed."
            );

    [Fact]
    public void One_that_will_do_is_left_empty()
    {
        var folder = Directory.CreateTempSubdirectory("journal-test-");

        OwnFolder.NeedsToTakeFiles(folder.FullName, "JOURNAL_DATA_DIR");

        folder.GetFileSystemInfos().ShouldBeEmpty();
        folder.Delete();
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_refused_and_no_key_is_made()
    {
        await using var ground = await Ground.BareAsync(TestedDatabase.Sqlite);
        await File.WriteAllTextAsync(ground.DataFolder, "a file", TestContext.Current.CancellationToken);
        await using var house = JournalHouse.Build(ground);

        var outcome = await house.Get<OpenStore>().RunAsync(migrate: false, TestContext.Current.CancellationToken);

        outcome
            .ShouldBeOfType<OpenStoreOutcome.Refused>()
            .Sentence.ShouldStartWith($"The folder {ground.DataFolder} is a file. ");
        File.Exists(ground.KeyFile).ShouldBeFalse();
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_kept_is_a_sentence_too()
    {
        await using var ground = await Ground.NewAsync(TestedDatabase.Sqlite);
        ground.Settings["JOURNAL_LEDGER_DIR"] = "/proc/journal";
        await using var house = JournalHouse.Build(ground);

        var note = new ErasureNote(new PatientId(Guid.Empty), ErasureStep.Asked, default);

        (
            await Should.ThrowAsync<SettingException>(() =>
                house.Get<ILedger>().NoteErasureAsync(note, TestContext.Current.CancellationToken)
            )
        ).Message.ShouldContain("JOURNAL_LEDGER_DIR");
    }

    [Fact]
    public void A_folder_that_takes_files_keeps_none_of_the_probe()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            OwnFolder.TakesFiles(folder.FullName).ShouldBeTrue();
            OwnFolder.TakesFiles(Path.Combine(folder.FullName, "not", "there", "yet")).ShouldBeTrue();
            folder.GetFileSystemInfos().ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_file_and_what_the_system_refuses_are_none()
    {
        var folder = Directory.CreateTempSubdirectory();
        var file = Path.Combine(folder.FullName, "file");
        File.WriteAllText(file, "");
        try
        {
            OwnFolder.TakesFiles(file).ShouldBeFalse();
            OwnFolder.TakesFiles("/proc/self").ShouldBeFalse();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
