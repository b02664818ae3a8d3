using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class TherapistsCommandTests(TestedDatabase on) : JournalTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task Whoever_was_recorded_without_a_name_is_told_how_to_say_it()
    {
        await RunAsync("patients", "add", "--name", "Ada");
        Desk.Page.ShouldContain("journal therapists set Therapist name \"…\"");

        await RunAsync("therapists", "set", "Therapist", "name", "Dr Stone");

        await RunAsync("therapists", "list");
        Desk.Output.ShouldContain("Dr Stone");
        Desk.Output.ShouldNotContain("Therapist");
        await RunAsync("patients", "add", "--name", "Ben", "--as", "Dr Stone");
        Desk.Output.ShouldNotContain("therapists set");
        await RunAsync("audit", "Ada");
        await RunAsync("audit", "Ada");
        Desk.Page.ShouldContain("Dr Stone looked at who read what");
    }

    [Fact]
    public async Task Two_and_nobody_named_is_wrong_usage_that_says_who_and_how()
    {
        await RunAsync("therapists", "add", "--name", "Dr Stone");
        await RunAsync("therapists", "add", "--name", "Dr Reed");

        (await Desk.RunAsync("inbox")).ShouldBe(ExitCode.Usage);

        foreach (var words in (string[])["Dr Stone", "Dr Reed", "--as", "JOURNAL_AS"])
        {
            Desk.Error.ShouldContain(words);
        }
    }

    [Fact]
    public async Task A_name_that_is_taken_or_unknown_changes_nothing()
    {
        await RunAsync("therapists", "add", "--name", "Dr Stone");
        await RunAsync("therapists", "add", "--name", "Dr Reed");

        (await Desk.RunAsync("therapists", "set", "Dr Reed", "name", "dr  stone")).ShouldBe(ExitCode.Refused);
        (await Desk.RunAsync("therapists", "set", "Nobody", "name", "Dr Hill")).ShouldBe(ExitCode.Refused);
        (await Desk.RunAsync("therapists", "set", "Dr Reed", "shoe", "44")).ShouldBe(ExitCode.Usage);

        await RunAsync("therapists", "list");
        Desk.Output.ShouldContain("Dr Reed");
    }

    private async Task RunAsync(params string[] line) =>
        (await Desk.RunAsync(line)).ShouldBe(ExitCode.Done, Desk.Error);
}

public sealed class TherapistsCommandOnSqlite() : TherapistsCommandTests(TestedDatabase.Sqlite);

public sealed class TherapistsCommandOnPostgres() : TherapistsCommandTests(TestedDatabase.Postgres);
