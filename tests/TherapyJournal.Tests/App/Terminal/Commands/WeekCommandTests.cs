using System.Text.Json;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class WeekCommandTests(TestedDatabase on) : LoopTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task The_last_seven_days_are_shown_in_the_patients_own_words_and_not_the_day_before()
    {
        await WriteAsync("I painted the old kitchen chairs green.");
        House.Clock.Advance(TimeSpan.FromDays(7));
        await WriteAsync("The swim in the lake helped. I called my brother after a long silence.");
        await WriteAsync("Only for me: I dreamt of the sea again.", isPrivate: true);

        (await Desk.RunAsync("week", "Ada Example")).ShouldBe(ExitCode.Done);
        Desk.Page.ShouldContain("I called my brother after a long silence.");
        Desk.Page.ShouldContain("The swim in the lake helped.");
        Desk.Page.ShouldContain("written without AI");
        Desk.Page.ShouldNotContain("chairs");
        Desk.Page.ShouldNotContain("sea");

        (await Desk.RunAsync("week", "Ada Example", "--json")).ShouldBe(ExitCode.Done);
        var week = JsonDocument.Parse(Desk.Output).RootElement;
        week.GetProperty("entries").GetInt32().ShouldBe(2);
        week.GetProperty("quotations")[0].GetProperty("words").GetString().ShouldStartWith("I called my brother");
    }

    [Fact]
    public async Task While_an_urgent_alert_stands_the_fixed_words_are_said_instead()
    {
        await WriteAsync("I called my brother after a long silence.");
        await WriteAsync("I am going to kill myself tonight.");

        (await Desk.RunAsync("week", "Ada Example")).ShouldBe(ExitCode.Refused);

        (Desk.Output + Desk.Error).ShouldNotContain("brother");
        Desk.Error.ShouldContain("You can still write at any time.");
    }

    [Fact]
    public async Task Who_has_written_nothing_is_told_kindly()
    {
        (await Desk.RunAsync("week", "Ada Example")).ShouldBe(ExitCode.Done);

        Desk.Page.ShouldContain("that is all right");
    }
}

public sealed class WeekCommandOnSqlite() : WeekCommandTests(TestedDatabase.Sqlite);

public sealed class WeekCommandOnPostgres() : WeekCommandTests(TestedDatabase.Postgres);
