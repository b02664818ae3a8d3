using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Journaling;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class SessionCommandTests(TestedDatabase on) : LoopTest(on)
{
    private const string Words = "I want to walk by the canal every morning.";

    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task After_an_urgent_entry_the_next_step_is_the_alert()
    {
        Desk.Typed = $"yes\n{Urgent}\n.\n";
        (await Desk.RunAsync("session", "Ada Example")).ShouldBe(ExitCode.Done);

        Desk.Output.ShouldContain("Next: journal alerts ack ");
        Desk.Output.ShouldNotContain("Next: journal prompt");
    }

    [Fact]
    public async Task Words_typed_at_the_menu_are_the_beginning_of_the_entry()
    {
        Desk.Typed = $"{Words}\nAnd then I slept.\n.\n";
        (await Desk.RunAsync("session", "Ada Example")).ShouldBe(ExitCode.Done);

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe($"{Words}\nAnd then I slept.");
    }

    [Fact]
    public async Task Whoever_is_in_danger_at_the_menu_is_answered_at_once()
    {
        Desk.Typed = $"{Urgent}\n";
        (await Desk.RunAsync("session", "Ada Example")).ShouldBe(ExitCode.Done);

        Desk.Output.ShouldContain("If you are in danger now");
        (await AlertsAsync()).ShouldHaveSingleItem();
        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe(Urgent);
    }

    [Fact]
    public async Task Enter_at_the_menu_is_yes()
    {
        Desk.Typed = $"\n{Calm}\n.\n";
        (await Desk.RunAsync("session", "Ada Example")).ShouldBe(ExitCode.Done);

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe(Calm);
    }

    [Fact]
    public async Task Else_it_is_the_next_question_by_the_patients_name()
    {
        Desk.Typed = $"yes\n{Calm}\n.\n";
        (await Desk.RunAsync("session", "Ada Example")).ShouldBe(ExitCode.Done);

        Desk.Output.ShouldContain("Next: journal prompt \"Ada Example\"");
    }

    [Fact]
    public async Task Where_two_have_the_name_it_is_the_id()
    {
        var other = await House.AddPatientAsync(Therapist.Id);
        var id = IdPrefix.Shortest([Patient.Value, other.Value])[Patient.Value];
        Desk.Typed = $"yes\n{Calm}\n.\n";
        (await Desk.RunAsync("session", $"{Patient}")).ShouldBe(ExitCode.Done);

        Desk.Output.ShouldContain($"Next: journal prompt {id}\n");
    }

    [Fact]
    public async Task What_others_wrote_meanwhile_stays_new()
    {
        var other = await House.AddPatientAsync(Therapist.Id, "Ben Example");
        await TryRecordAsync(new NewEntry(other, "I slept well and long.", "ben-1"));
        await WorkAsync();
        Desk.Typed = $"yes\n{Calm}\n.\n";
        await Desk.RunAsync("session", "Ada Example");

        (await InboxAsync()).Items.Where(i => i.IsNew).Select(i => i.Patient).ShouldBe([other]);
    }

    [Fact]
    public async Task Nothing_typed_after_edit_asks_again()
    {
        Desk.Typed = $"yes\n{Wish}\n.\nedit\n\nedit\nWalk by the river on Sundays\n";
        (await Desk.RunAsync("session", "Ada Example")).ShouldBe(ExitCode.Done);

        await Desk.RunAsync("goals", "Ada Example");
        Desk.Output.ShouldContain("Walk by the river on Sundays");
    }

    [Fact]
    public async Task Not_today_is_an_answer_like_any_other()
    {
        Desk.Typed = "not today\n";

        (await Desk.RunAsync("session", "Ada Example")).ShouldBe(ExitCode.Done);

        Desk.Page.ShouldContain("Nothing is asked today");
    }

    [Fact]
    public async Task Where_the_journaling_is_paused_there_is_no_session()
    {
        await Desk.RunAsync("patients", "pause", "Ada Example");

        (await Desk.RunAsync("session", "Ada Example")).ShouldBe(ExitCode.Refused);

        Desk.Output.ShouldBeEmpty();
        Desk.Error.ShouldContain("paused");
    }

    [Fact]
    public async Task It_makes_no_document()
    {
        (await Desk.RunAsync("session", "Ada Example", "--json")).ShouldBe(ExitCode.Usage);

        Desk.Error.ShouldContain("keyboard");
        Desk.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ctrl_C_in_the_middle_of_a_sentence_and_once_more_keeps_it()
    {
        Desk.Keys = new TypedKeys("y\r" + Words + TypedKeys.CtrlC + TypedKeys.CtrlC);

        await Desk.RunAsync("session", "Ada Example");

        Desk.Output.ShouldContain("It is kept.");
        await Desk.RunAsync("entries", "Ada Example");
        Desk.Output.ShouldContain(Words);
    }

    [Fact]
    public async Task What_was_interrupted_is_screened_like_everything_else()
    {
        Desk.Keys = new TypedKeys("y\rI am going to kill myself tonight." + TypedKeys.CtrlC + "y\r");

        await Desk.RunAsync("session", "Ada Example");

        Desk.Output.ShouldContain("If you are in danger");
        await Desk.RunAsync("alerts");
        Desk.Output.ShouldContain("urgent");
    }

    [Fact]
    public async Task Ctrl_C_right_after_the_full_stop_does_not_lose_the_entry()
    {
        // The second one arrives while the entry is recorded, or at whatever is asked after it.
        Desk.Keys = new TypedKeys("y\r" + Words + "\r.\r" + TypedKeys.CtrlC);

        await Desk.RunAsync("session", "Ada Example");

        await Desk.RunAsync("entries", "Ada Example");
        Desk.Output.ShouldContain(Words);
    }

    [Fact]
    public async Task A_no_keeps_nothing_and_ends()
    {
        Desk.Keys = new TypedKeys("y\r" + Words + TypedKeys.CtrlC + "n\r");

        (await Desk.RunAsync("session", "Ada Example")).ShouldBe(ExitCode.Interrupted);

        Desk.Output.ShouldContain("discarded");
        await Desk.RunAsync("entries", "Ada Example");
        Desk.Output.ShouldNotContain(Words);
    }
}

public sealed class SessionCommandOnSqlite() : SessionCommandTests(TestedDatabase.Sqlite);

public sealed class SessionCommandOnPostgres() : SessionCommandTests(TestedDatabase.Postgres);
