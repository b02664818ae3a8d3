using Shouldly;
using TherapyJournal.Storage;
using Xunit;

namespace TherapyJournal.Tests.Storage;

public sealed class NewFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("journal-test-").FullName;

    private string Target => Path.Combine(folder, "file");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_appears_whole_and_readable_by_its_owner_alone()
    {
        await using (var file = Begin())
        {
            await file.Stream.WriteAsync("words"u8.ToArray(), Cancel);
            File.Exists(Target).ShouldBeFalse();
            File.GetUnixFileMode(Target + ".part").ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            await file.CompleteAsync(Cancel);
        }

        (await File.ReadAllTextAsync(Target, Cancel)).ShouldBe("words");
        Directory.GetFiles(folder).ShouldBe([Target]);
    }

    [Fact]
    public async Task Not_completed_it_leaves_nothing_behind()
    {
        await using (var file = Begin())
        {
            await file.Stream.WriteAsync("words"u8.ToArray(), Cancel);
        }

        Directory.GetFiles(folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_somebody_put_there_meanwhile_is_not_overwritten()
    {
        await using (var file = Begin())
        {
            await File.WriteAllTextAsync(Target, "theirs", Cancel);
            await Should.ThrowAsync<IOException>(() => file.CompleteAsync(Cancel));
        }

        (await File.ReadAllTextAsync(Target, Cancel)).ShouldBe("theirs");
        Directory.GetFiles(folder).ShouldBe([Target]);
    }

    [Theory]
    [InlineData("file", "is there already")]
    [InlineData("file.part", "stopped in the middle")]
    public void What_is_there_is_said_and_kept(string there, string says)
    {
        File.WriteAllText(Path.Combine(folder, there), "theirs");

        NewFile.Begin(Target).ShouldBeOfType<NewFileOutcome.Impossible>().Sentence.ShouldContain(says);

        File.ReadAllText(Path.Combine(folder, there)).ShouldBe("theirs");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said() =>
        NewFile
            .Begin(Path.Combine(folder, "absent", "file"))
            .ShouldBeOfType<NewFileOutcome.Impossible>()
            .Sentence.ShouldContain("cannot be written");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private NewFile Begin() => NewFile.Begin(Target).ShouldBeOfType<NewFileOutcome.Begun>().File;
}
