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
                ]
        )
        {
            page.ShouldContain(words);
        }
    }

    [Fact]
    public async Task Who_is_reminded_and_has_not_written_for_more_than_a_week_is_listed_as_quiet()
    {
        await RecordAsync(Calm);
        await RunAsync("patients", "set", "Ada Example", "reminders", "mon,wed,fri 18:00");
        Pass(TimeSpan.FromDays(7));
        (await RunAsync("patients", "list")).ShouldNotContain("quiet");

        Pass(TimeSpan.FromDays(1));

        (await RunAsync("patients", "list")).ShouldContain("quiet for 8 days");
        var listed = await RunAsync("patients", "list", "--json");
        listed.ShouldContain("\"quietDays\": 8");
        listed.ShouldContain("\"reminders\": \"mon,wed,fri 18:00\"");
        (await RunAsync("patients", "show", "Ada Example")).ShouldContain("Monday, Wednesday and Friday at 18:00");
        await RunAsync("patients", "set", "Ada Example", "reminders", "off");
        (await RunAsync("patients", "list")).ShouldNotContain("quiet");
        (await Desk.RunAsync("patients", "set", "Ada Example", "reminders", "often")).ShouldBe(ExitCode.Usage);
    }

    [Fact]
    public async Task The_weekly_review_is_set_as_the_patient_sets_it()
    {
        (await RunAsync("patients", "list", "--json")).ShouldContain("\"weekly\": \"off\"");

        await RunAsync("patients", "set", "Ada Example", "weekly", "fri 19:30");
        await RunAsync("patients", "set", "Ada Example", "weekly", "saturday");

        (await RunAsync("patients", "list", "--json")).ShouldContain("\"weekly\": \"sat 19:30\"");
        (await RunAsync("patients", "show", "Ada Example")).ShouldContain("Saturday at 19:30");
        await RunAsync("patients", "set", "Ada Example", "weekly", "off");
        (await RunAsync("patients", "list", "--json")).ShouldContain("\"weekly\": \"off\"");
        (await Desk.RunAsync("patients", "set", "Ada Example", "weekly", "mon,tue 9:00")).ShouldBe(ExitCode.Usage);
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
    public async Task What_a_bad_night_needs_and_is_not_recorded_is_said_at_once()
    {
        await RunAsync("patients", "add", "--name", "Ben Example");
        Desk.Page.ShouldContain("no helpline number is shown without a country");
        Desk.Page.ShouldContain("an alert will name no way to reach them");

        await RunAsync("patients", "add", "--name", "Cy Example", "--country", "GB", "--contact", "a neighbour");

        Desk.Page.ShouldNotContain("helpline");
        Desk.Page.ShouldNotContain("reach them");
    }

    [Fact]
    public async Task A_language_that_the_screen_does_not_know_is_given_to_nobody()
    {
        (await Desk.RunAsync("patients", "add", "--name", "Ben Example", "--language", "xx")).ShouldBe(ExitCode.Usage);

        Desk.Error.ReplaceLineEndings(" ")
            .ShouldContain("only where crisis words, consent texts, question bank and rule screen exist in it: en.");
        Desk.Error.ShouldContain("Nothing was recorded.");
        (await RunAsync("patients", "list")).ShouldNotContain("Ben");
        await RunAsync("patients", "add", "--name", "Ben Example", "--language", "EN");
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

    [Theory]
    [InlineData("patients", "list")]
    [InlineData("patients", "list", "--json")]
    [InlineData("patients", "list", "--erasing")]
    [InlineData("erase", "Ada Example", "--cancel")]
    [InlineData("inbox")]
    [InlineData("alerts", "--json")]
    public async Task Where_reading_is_closed_no_list_says_that_there_is_nobody(params string[] line)
    {
        Ground.Settings["Journal:TerminalReads"] = "off";

        (await Desk.RunAsync(line)).ShouldBe(ExitCode.Refused);

        Desk.Output.ShouldBeEmpty();
        Desk.Error.ShouldContain("Reading at this terminal is switched off");
    }

    [Theory]
    [InlineData("often", "-1")]
    [InlineData("depth", "deep")]
    [InlineData("method", "hypnosis")]
    [InlineData("tone", "shrill")]
    [InlineData("reflections", "loud")]
    public async Task How_somebody_is_asked_takes_only_what_can_be_meant(string key, string value)
    {
        await House.AddPatientAsync(await House.AddTherapistAsync(), "Ada");

        (await Desk.RunAsync("patients", "set", "Ada", key, value)).ShouldBe(ExitCode.Usage);

        Desk.Error.Trim().ShouldEndWith(".");
        Desk.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Enter_passes_the_consent_questions_over_too_and_the_form_says_as_what()
    {
        Desk.Typed = "Ben Example\n\n\n\n\n\n\n\n";

        var page = await RunAsync("patients", "add");

        page.ShouldContain("(yes / no, Enter: no)");
        page.ShouldNotContain("Please type");
        page.ShouldNotContain("Language ›");
        page.Split("Keeping your journal").Length.ShouldBe(2, "each text stands once");
        page.ShouldContain("journal consent \"Ben Example\" --give keeping");
        (await RunAsync("consent", "Ben Example")).ShouldContain("keeping not given");
    }

    [Fact]
    public async Task Two_names_that_differ_in_case_alone_are_one_name_and_that_is_said()
    {
        await RunAsync("patients", "add", "--name", "ADA EXAMPLE");

        Desk.Page.ShouldContain("another patient with this name, whatever its case");
        (await RunAsync("patients", "show", "--help")).ShouldContain("whole name, whatever its case");
    }

    private async Task<string> RunAsync(params string[] line)
    {
        (await Desk.RunAsync(line)).ShouldBe(ExitCode.Done, Desk.Error);
        return Desk.Page;
    }
}

public sealed class PatientsCommandOnSqlite() : PatientsCommandTests(TestedDatabase.Sqlite);

public sealed class PatientsCommandOnPostgres() : PatientsCommandTests(TestedDatabase.Postgres);
