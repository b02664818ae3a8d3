using System.CommandLine;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal;

public sealed class HelpPageTests
{
    [Fact]
    public async Task A_page_says_what_is_typed_and_what_each_part_means()
    {
        var page = await PageAsync(80, WriteCommand.Create, "write", "--help");

        page.ShouldStartWith("Record an entry.\n\nUsage: ./journal write <patient> [-] [options]\n\nArguments\n");
        page.ShouldContain("  <patient>  The patient's whole name, whatever its case, or at least six\n");
        page.ShouldContain("  [-]  ");
        page.ShouldContain("\n                    alert can reach the therapist, without its words.\n");
    }

    [Fact]
    public async Task What_is_needed_stands_in_the_usage() =>
        (await PageAsync(80, BackupCommand.Create, "backup", "--help")).ShouldContain(
            "Usage: ./journal backup --out <file> [options]\n"
        );

    [Fact]
    public async Task A_group_says_that_one_of_its_commands_follows()
    {
        (await PageAsync(80, PatientsCommand.Create, "patients", "--help")).ShouldContain(
            "Usage: ./journal patients <command> [options]\n"
        );
        (await PageAsync(80, AlertsCommand.Create, "alerts", "--help")).ShouldContain(
            "Usage: ./journal alerts [command] [options]\n"
        );
    }

    [Fact]
    public async Task An_option_that_takes_two_words_says_which() =>
        (await PageAsync(80, GoalsCommand.Create, "goals", "--help")).ShouldContain("  --change <id> <text>  Change");

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    public async Task No_line_of_any_page_is_longer_than_the_window(int columns)
    {
        var terminal = new JournalTerminal(new Desk().Streams, _ => throw new InvalidOperationException("opened"));
        var commands = CommandLines.Makers.Select(m => CommandLines.Make(m, terminal, new StandingClock())).ToList();
        commands.Count.ShouldBeGreaterThan(15);
        foreach (var command in commands)
        {
            var page = await PageAsync(columns, _ => command, command.Name, "--help");
            page.Split('\n').ShouldAllBe(line => line.Length <= columns);
            page.ShouldNotContain("<->");
        }
    }

    private static async Task<string> PageAsync(int columns, Func<JournalTerminal, Command> make, params string[] line)
    {
        var desk = new Desk(
            terminal: true,
            columns: columns,
            environment: [("NO_COLOR", "1"), (ProgramName.Variable, "./journal")]
        );
        var terminal = new JournalTerminal(desk.Streams, _ => throw new InvalidOperationException("opened"));
        (await terminal.RunAsync(line, make)).ShouldBe(ExitCode.Done);
        return desk.Output;
    }
}
