using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

/// <summary>What a patient wrote at the keyboard is kept, whoever presses what.</summary>
public abstract class SessionCommandTests(TestedDatabase on) : JournalTest(on)
{
    private const string Words = "I want to walk by the canal every morning.";

    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await House.AddPatientAsync(await House.AddTherapistAsync(), "Ada");
    }

    [Fact]
    public async Task Ctrl_C_in_the_middle_of_a_sentence_and_once_more_keeps_it()
    {
        Desk.Keys = new TypedKeys("y\r" + Words + TypedKeys.CtrlC + TypedKeys.CtrlC);

        await Desk.RunAsync("session", "Ada");

        Desk.Output.ShouldContain("It is kept.");
        await Desk.RunAsync("entries", "Ada");
        Desk.Output.ShouldContain(Words);
    }

    [Fact]
    public async Task What_was_interrupted_is_screened_like_everything_else()
    {
        Desk.Keys = new TypedKeys("y\rI am going to kill myself tonight." + TypedKeys.CtrlC + "y\r");

        await Desk.RunAsync("session", "Ada");

        Desk.Output.ShouldContain("If you are in danger");
        await Desk.RunAsync("alerts");
        Desk.Output.ShouldContain("urgent");
    }

    [Fact]
    public async Task Ctrl_C_right_after_the_full_stop_does_not_lose_the_entry()
    {
        // The second one arrives while the entry is recorded, or at whatever is asked after it.
        Desk.Keys = new TypedKeys("y\r" + Words + "\r.\r" + TypedKeys.CtrlC);

        await Desk.RunAsync("session", "Ada");

        await Desk.RunAsync("entries", "Ada");
        Desk.Output.ShouldContain(Words);
    }

    [Fact]
    public async Task A_no_keeps_nothing_and_ends()
    {
        Desk.Keys = new TypedKeys("y\r" + Words + TypedKeys.CtrlC + "n\r");

        (await Desk.RunAsync("session", "Ada")).ShouldBe(ExitCode.Interrupted);

        Desk.Output.ShouldContain("discarded");
        await Desk.RunAsync("entries", "Ada");
        Desk.Output.ShouldNotContain(Words);
    }
}

public sealed class SessionCommandTestsOnSqlite() : SessionCommandTests(TestedDatabase.Sqlite);

public sealed class SessionCommandTestsOnPostgres() : SessionCommandTests(TestedDatabase.Postgres);
