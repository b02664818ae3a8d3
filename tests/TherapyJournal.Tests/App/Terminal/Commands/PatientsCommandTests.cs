using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class PatientsCommandTests(TestedDatabase on) : LoopTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task Everything_agreed_on_stands_on_the_page()
    {
        await RunAsync("goals", "Ada Example", "--add", "Sleep through the night");
        await RunAsync("patients", "set", "Ada Example", "seek", "music");
        await RunAsync("patients", "set", "Ada Example", "avoid", "work, money");
        await RunAsync("patients", "set", "Ada Example", "depth", "1");
        await RunAsync("consent", "Ada Example", "--withdraw", "model");

        var page = await RunAsync("patients", "show", "Ada Example");

        foreach (
            var words in (string[])
                [
                    "Sleep through the night",
                    "Noor Example",
                    "music",
                    "work, money",
                    "light ones only",
                    "keeping: given Mon 2 Mar 2026",
                    "model: withdrawn Mon 2 Mar 2026",
                    "not used yet",
                ]
        )
        {
            page.ShouldContain(words);
        }
    }

    [Fact]
    public async Task Pausing_ending_and_resuming_say_what_that_means()
    {
        (await RunAsync("patients", "pause", "Ada Example")).ShouldContain("no question is asked");
        (await RunAsync("patients", "end", "Ada Example")).ShouldContain("exported or erased");
        (await RunAsync("patients", "resume", "Ada Example")).ShouldContain("entries are taken in");
    }

    [Fact]
    public async Task Keeping_given_again_while_paused_names_what_to_do()
    {
        (await RunAsync("consent", "Ada Example", "--withdraw", "keeping")).ShouldContain("withdrawn Mon 2 Mar 2026");
        Desk.Output.ShouldNotContain("patients resume");

        (await RunAsync("consent", "Ada Example", "--give", "keeping")).ShouldContain(
            "journal patients resume \"Ada Example\""
        );
    }

    [Fact]
    public async Task A_second_patient_of_the_same_name_is_added_and_said()
    {
        await RunAsync("patients", "add", "--name", "Ada Example");

        Desk.Page.ShouldContain("another patient with this name");
        Desk.Output.ShouldContain("id ");
        (await RunAsync("patients", "list")).Split("Ada Example").Length.ShouldBe(3);
    }

    [Fact]
    public async Task At_the_keyboard_the_same_name_is_asked_about_first()
    {
        Desk.Typed = "Ada Example\nno\n";
        (await Desk.RunAsync("patients", "add")).ShouldBe(ExitCode.Refused);

        (await RunAsync("patients", "list")).Split("Ada Example").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Erasures_that_wait_are_listed_with_their_date()
    {
        (await RunAsync("patients", "list", "--erasing")).ShouldContain("No erasure waits");
        await RunAsync("erase", "Ada Example", "--yes");

        var page = await RunAsync("patients", "list", "--erasing");

        page.ShouldContain($"{Patient}"[..13]);
        page.ShouldContain("5 Mar 2026");
        page.ShouldContain("journal worker");
    }

    private async Task<string> RunAsync(params string[] line)
    {
        (await Desk.RunAsync(line)).ShouldBe(ExitCode.Done, Desk.Error);
        return Desk.Page;
    }
}

public sealed class PatientsCommandOnSqlite() : PatientsCommandTests(TestedDatabase.Sqlite);

public sealed class PatientsCommandOnPostgres() : PatientsCommandTests(TestedDatabase.Postgres);
