using Shouldly;
using TherapyJournal.Storage;
using Xunit;

namespace TherapyJournal.Tests.Storage;

public sealed class PlaceFileTests : IDisposable
{
    private const int Rounds = 200;
    private const int AtOnce = 4;
    private readonly string folder = Directory.CreateTempSubdirectory("journal-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_free_name_is_given_and_the_draft_is_gone()
    {
        var draft = Draft("a");

        PlaceFile.At(Named("file"), draft);

        Directory.GetFiles(folder).ShouldBe([Named("file")]);
        File.ReadAllText(Named("file")).ShouldBe("a");
    }

    [Fact]
    public void A_taken_name_is_refused_and_both_files_stay()
    {
        File.WriteAllText(Named("file"), "first");
        var draft = Draft("second");

        Should.Throw<IOException>(() => PlaceFile.At(Named("file"), draft));

        File.ReadAllText(Named("file")).ShouldBe("first");
        File.ReadAllText(draft).ShouldBe("second");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused() =>
        Should.Throw<IOException>(() => PlaceFile.At(Path.Combine(Named("nowhere"), "file"), Draft("a")));

    [Fact]
    public async Task Of_many_at_once_one_succeeds_and_its_file_stands()
    {
        using var together = new Barrier(AtOnce);

        var won = await Task.WhenAll(
            Enumerable
                .Range(0, AtOnce)
                .Select(number =>
                    Task.Factory.StartNew(
                        () => Enumerable.Range(0, Rounds).Select(round => Try(round, number)).ToList(),
                        CancellationToken.None,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                )
        );

        for (var round = 0; round < Rounds; round++)
        {
            var winner = Enumerable.Range(0, AtOnce).Where(n => won[n][round]).ShouldHaveSingleItem();
            File.ReadAllText(Named($"{round}")).ShouldBe($"{winner}");
        }

        bool Try(int round, int number)
        {
            var draft = Draft($"{number}", $"{round}-{number}");
            together.SignalAndWait();
            try
            {
                PlaceFile.At(Named($"{round}"), draft);
                return true;
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    private string Draft(string words, string name = "draft")
    {
        File.WriteAllText(Named(name), words);
        return Named(name);
    }

    private string Named(string name) => Path.Combine(folder, name);
}
