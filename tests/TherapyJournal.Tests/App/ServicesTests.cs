using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App;

/// <summary>What the program says when it opens its store, as a process of its own.</summary>
public sealed class ServicesTests
{
    [Fact(Timeout = 120_000)]
    public async Task The_first_start_says_where_the_key_is_and_what_losing_it_means_and_no_other_start_does()
    {
        await using var ground = await Ground.BareAsync(TestedDatabase.Sqlite);
        var program = new JournalProgram(ground);

        var first = await program.RunAsync("patients", "list", "--json");
        var second = await program.RunAsync("patients", "list", "--json");

        (first.ExitCode, second.ExitCode).ShouldBe((ExitCode.Done, ExitCode.Done), first.Error + second.Error);
        var said = Line(first.Error);
        said.ShouldContain($"A master key was made: {ground.KeyFile} Keep a copy somewhere safe");
        said.ShouldContain("without it, nothing that is written here can ever be read again.");
        said.ShouldContain("journal keys confirm-copy");
        (first.Output.Trim(), second.Output.Trim()).ShouldBe(("[]", "[]"), "stdout is for what was asked");
        second.Error.ShouldBeEmpty();
        var key = (await File.ReadAllTextAsync(ground.KeyFile, TestContext.Current.CancellationToken)).Trim();
        first.Error.ShouldNotContain(key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..]);
    }

    /// <summary>The text as it reads, whatever line it was broken into.</summary>
    private static string Line(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
