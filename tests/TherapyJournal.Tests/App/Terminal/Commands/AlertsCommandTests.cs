using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class AlertsCommandTests(TestedDatabase on) : LoopTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task It_says_who_how_long_ago_how_to_reach_them_and_what_to_type()
    {
        await RunAsync("patients", "set", "Ada Example", "contact", "Phone 030 1234");
        await RunAsync("patients", "set", "Ada Example", "timezone", "Europe/Berlin");
        var entry = await WriteAsync(Urgent);
        Pass(TimeSpan.FromHours(2));

        var alerts = await RunAsync("alerts");
        var page = Desk.Page;

        page.ShouldContain("Ada Example · 2 hours ago, Mon 2 Mar 2026 10:00");
        page.ShouldContain("(Europe/Berlin)");
        page.ShouldContain("Phone 030 1234");
        page.ShouldContain($"{entry}"[..13]);
        await RunAsync("alerts", "ack", IdIn(alerts), "--note", "x");
    }

    [Fact]
    public async Task Words_that_were_not_kept_are_said_not_to_be_there()
    {
        await RunAsync("patients", "pause", "Ada Example");
        await Desk.RunAsync("write", "Ada Example", "--text", Urgent);

        await RunAsync("alerts");
        Desk.Page.ShouldContain("its words are not kept");
    }

    [Fact]
    public async Task The_history_says_who_did_what_when_and_why()
    {
        await WriteAsync(Urgent);
        var id = IdIn(await RunAsync("alerts"));
        await RunAsync("alerts", "ack", id, "--note", "Called, she is with her sister.");
        await RunAsync("alerts", "lift", id, "--note", "Safe again.");

        (await RunAsync("alerts")).ShouldContain("No alert stands");
        await RunAsync("alerts", "--all");
        var page = Desk.Page;

        page.ShouldContain("acknowledged by Noor Example");
        page.ShouldContain("Called, she is with her sister.");
        page.ShouldContain("Safe again.");
        page.ShouldNotContain("therapist:");
    }

    [Fact]
    public async Task What_was_done_already_is_said_with_what_comes_next()
    {
        await WriteAsync(Urgent);
        var id = IdIn(await RunAsync("alerts"));

        (await Desk.RunAsync("alerts", "lift", id)).ShouldBe(ExitCode.Refused);
        Desk.Error.ShouldContain("Nobody has acknowledged");
        await RunAsync("alerts", "ack", id, "--note", "Called.");
        (await Desk.RunAsync("alerts", "ack", id, "--note", "Again.")).ShouldBe(ExitCode.Refused);
        Desk.Error.ShouldContain("acknowledged already");
        Desk.Error.ShouldContain($"alerts lift {id}");
        await RunAsync("alerts", "lift", id);
        (await Desk.RunAsync("alerts", "lift", id)).ShouldBe(ExitCode.Refused);
        Desk.Error.ShouldContain("lifted already");
    }

    private static string IdIn(string page) =>
        page.Split('\n')
            .First(l => l.Contains("alerts ack ", StringComparison.Ordinal))
            .Split("alerts ack ")[1]
            .Split(' ')[0];

    private async Task<string> RunAsync(params string[] line)
    {
        (await Desk.RunAsync(line)).ShouldBe(ExitCode.Done, Desk.Error);
        return Desk.Output;
    }
}

public sealed class AlertsCommandOnSqlite() : AlertsCommandTests(TestedDatabase.Sqlite);

public sealed class AlertsCommandOnPostgres() : AlertsCommandTests(TestedDatabase.Postgres);
