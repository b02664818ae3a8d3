using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class NamedFileTests(TestedDatabase on) : LoopTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Theory]
    [InlineData("--out names no file.", "backup", "--out", "")]
    [InlineData("--out names no file.", "backup", "--out", " ", "--json")]
    [InlineData("--out names no file.", "export", "Ada Example", "--out", "")]
    [InlineData("--from names no file.", "restore", "--from", "")]
    [InlineData("--file names no file.", "write", "Ada Example", "--file", "")]
    public async Task An_empty_name_is_wrong_usage_and_no_fault(string sentence, params string[] line)
    {
        (await Desk.RunAsync(line)).ShouldBe(ExitCode.Usage);

        Desk.Error.Trim().ShouldBe(sentence);
        Desk.Output.ShouldBeEmpty();
    }
}

public sealed class NamedFileOnSqlite() : NamedFileTests(TestedDatabase.Sqlite);

public sealed class NamedFileOnPostgres() : NamedFileTests(TestedDatabase.Postgres);
