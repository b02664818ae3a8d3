using System.Text.Json;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class GoalsCommandTests(TestedDatabase on) : LoopTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task The_history_is_told_with_names_and_local_times()
    {
        await Desk.RunAsync("patients", "set", "Ada Example", "timezone", "Asia/Tokyo");
        await Desk.RunAsync("goals", "Ada Example", "--add", "Sleep through", "--why", "agreed today");

        (await Desk.RunAsync("goals", "Ada Example", "--history")).ShouldBe(ExitCode.Done);

        Desk.Output.ShouldContain("Mon 2 Mar 2026 18:00 ");
        Desk.Output.ShouldContain("Times are those of Asia/Tokyo.");
        Desk.Page.ShouldContain("Noor Example");
        Desk.Page.ShouldContain("agreed today");
        Desk.Output.ShouldNotContain("therapist:");
        await Desk.RunAsync("goals", "Ada Example", "--json");
        Desk.Output.ShouldContain("\"by\": \"therapist:");
        Desk.Output.ShouldContain("\"byName\": \"Noor Example");
        await Desk.RunAsync("goals", "Ada Example", "--add", "Walk", "--json");
        Desk.Output.ShouldContain("\"byName\": \"Noor Example");
    }

    [Fact]
    public async Task A_closed_goal_is_not_rated_and_it_says_why()
    {
        await Desk.DoneAsync("goals", "Ada Example", "--add", "Walk", "--json");
        using var goal = JsonDocument.Parse(Desk.Output);
        var id = goal.RootElement.GetProperty("id").GetString()!;
        await Desk.DoneAsync("goals", "Ada Example", "--close", id);

        (await Desk.RunAsync("rate", "Ada Example", "--goal", id, "5")).ShouldBe(ExitCode.Refused);

        Desk.Error.ShouldContain("This goal is closed");
        await Desk.DoneAsync("rate", "Ada Example");
        Desk.Page.ShouldBe("Nothing was rated yet.");
    }
}

public sealed class GoalsCommandOnSqlite() : GoalsCommandTests(TestedDatabase.Sqlite);

public sealed class GoalsCommandOnPostgres() : GoalsCommandTests(TestedDatabase.Postgres);
