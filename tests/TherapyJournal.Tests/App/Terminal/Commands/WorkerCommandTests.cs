using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class WorkerCommandTests(TestedDatabase on) : LoopTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task It_says_what_was_done()
    {
        await RecordAsync(Calm);

        (await Desk.RunAsync("worker", "--until-idle")).ShouldBe(ExitCode.Done);
        Desk.Output.ShouldMatch("^[1-9]\\d* steps were done\\.\n$");
        (await Desk.RunAsync("worker", "--until-idle")).ShouldBe(ExitCode.Done);
        Desk.Output.ShouldBe("Nothing was waiting.\n");
        (await Desk.RunAsync("worker", "--until-idle", "--json")).ShouldBe(ExitCode.Done);
        Desk.Output.ShouldContain("\"steps\": 0");
    }
}

public sealed class WorkerCommandOnSqlite() : WorkerCommandTests(TestedDatabase.Sqlite);

public sealed class WorkerCommandOnPostgres() : WorkerCommandTests(TestedDatabase.Postgres);
