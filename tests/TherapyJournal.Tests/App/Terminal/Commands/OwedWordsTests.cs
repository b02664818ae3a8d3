using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

/// <summary>What a patient reads while an urgent alert stands: never less than where to turn.</summary>
public abstract class OwedWordsTests(TestedDatabase on) : JournalTest(on)
{
    private const string Emergency = "If you are in danger";

    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await House.AddPatientAsync(await House.AddTherapistAsync(), "Ada");
        (await Desk.RunAsync("write", "Ada", "--text", "I am going to kill myself tonight.")).ShouldBe(ExitCode.Done);
        Desk.Output.ShouldContain(Emergency);
    }

    [Fact]
    public async Task Whoever_asks_for_a_question_gets_them_in_full_and_no_talk_of_alerts()
    {
        (await Desk.RunAsync("prompt", "Ada")).ShouldBe(ExitCode.Refused);

        Desk.Output.ShouldContain("Call somebody you trust");
        Desk.Error.ShouldBe("No question is asked for now. You can still write at any time.\n");
    }

    [Fact]
    public async Task Whoever_writes_more_gets_the_short_ones_and_is_heard()
    {
        (await Desk.RunAsync("write", "Ada", "--text", "Still here. It is dark.")).ShouldBe(ExitCode.Done);

        Desk.Output.ShouldContain("It is kept.");
        Desk.Output.ShouldContain(Emergency);
    }

    [Fact]
    public async Task A_session_gives_them_in_full_and_lets_the_patient_write()
    {
        Desk.Typed = "Still here. It is dark.\n.\n";
        (await Desk.RunAsync("session", "Ada")).ShouldBe(ExitCode.Done);

        Desk.Output.ShouldContain("Call somebody you trust");
        Desk.Output.ShouldContain("It is kept.");
        await Desk.RunAsync("entries", "Ada", "--json");
        Desk.Output.ShouldContain("It is dark.");
    }
}

public sealed class OwedWordsOnSqlite() : OwedWordsTests(TestedDatabase.Sqlite);

public sealed class OwedWordsOnPostgres() : OwedWordsTests(TestedDatabase.Postgres);
