using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Practices;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class PlanCommandTests(TestedDatabase on) : LoopTest(on)
{
    private const string Ada = "Ada Example";

    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task Without_a_plan_it_shows_whom_to_call()
    {
        await House.Get<ChangePatient>().SetAsync(Therapist, Patient, "country", "GB", Cancel);

        await Desk.DoneAsync("plan", Ada);

        Desk.Page.ShouldContain("There is no safety plan yet.");
        Desk.Page.ShouldContain("call 999");
        Desk.Page.ShouldContain("116 123");
    }

    [Fact]
    public async Task Written_together_step_by_step_it_is_shown_in_its_order_and_Enter_keeps_a_step()
    {
        Desk.Typed = "I stop answering\nI lie awake\n\n\n\nZoë\n\n\n\n";
        await Desk.DoneAsync("plan", Ada, "--edit");

        await Desk.DoneAsync("plan", Ada);

        Desk.Page.ShouldMatch("1 How I notice.*I stop answering.*I lie awake.*4 People I can ask.*Zoë.*6 How we make");
        Desk.Typed = "-\n\nRead\n";
        await Desk.DoneAsync("plan", Ada, "--edit");
        await Desk.DoneAsync("plan", Ada, "--history", "--json");
        Desk.Output.ShouldContain("Read");
        Desk.Page.ShouldMatch("\"earlier\": \\[.*I lie awake");
        Desk.Output.Split("Zoë").Length.ShouldBe(3, "what was passed over is in both versions");
    }

    [Fact]
    public async Task Without_a_keyboard_one_step_is_put()
    {
        await Desk.DoneAsync("plan", Ada, "--step", "4", "--line", "Zoë", "--line", "Dad");
        Desk.Page.ShouldContain("Zoë");
        (await Desk.RunAsync("plan", Ada, "--step", "4")).ShouldBe(ExitCode.Usage, "a look must not clear a step");
        await Desk.DoneAsync("plan", Ada);
        Desk.Page.ShouldContain("Zoë");
        await Desk.DoneAsync("plan", Ada, "--step", "4", "--line", "");
        Desk.Page.ShouldNotContain("Zoë");
    }

    [Theory]
    [InlineData(ExitCode.Usage, "plan", Ada, "--step", "7", "--line", "x")]
    [InlineData(ExitCode.Usage, "plan", Ada, "--line", "x")]
    [InlineData(ExitCode.Usage, "plan", Ada, "--edit")]
    [InlineData(ExitCode.Usage, "plan", Ada, "--edit", "--step", "2", "--line", "x")]
    [InlineData(ExitCode.Refused, "plan", "Nobody")]
    [InlineData(ExitCode.Usage, "rate", Ada, "--mood", "3", "--goal", "abcdef", "3")]
    [InlineData(ExitCode.Usage, "rate", Ada, "--mood", "11")]
    [InlineData(ExitCode.Usage, "rate", Ada, "--goal", "abcdef", "much")]
    [InlineData(ExitCode.Refused, "rate", Ada, "--goal", "abcdef", "3")]
    public async Task What_cannot_be_meant_has_a_sentence(int exit, params string[] words)
    {
        (await Desk.RunAsync(words)).ShouldBe(exit, Desk.Output + Desk.Error);

        Desk.Error.Trim().ShouldEndWith(".");
        Desk.Error.ShouldNotContain("Exception");
    }

    [Fact]
    public async Task Where_the_store_cannot_be_opened_it_says_whom_to_call()
    {
        Ground.Settings["JOURNAL_MASTER_KEY"] = "1:AAAA";

        (await Desk.RunAsync("plan", Ada)).ShouldNotBe(ExitCode.Done);

        Desk.Page.ShouldContain("call the emergency number where you are");
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("terminal")]
    public async Task Where_the_plan_cannot_be_shown_it_says_whom_to_call_there(string shut)
    {
        await House.Get<ChangePatient>().SetAsync(Therapist, Patient, "country", "GB", Cancel);
        await Desk.DoneAsync("plan", Ada, "--step", "4", "--line", "Zoë");
        if (shut == "terminal")
        {
            Ground.Settings["Journal:TerminalReads"] = "off";
        }
        else
        {
            await House.ForgeAsync($"update safety_plans set version = version + 1");
        }

        (await Desk.RunAsync("plan", Ada)).ShouldBe(ExitCode.Refused);

        Desk.Page.ShouldContain("call 999");
        (await Desk.RunAsync("plan", "Nobody")).ShouldBe(ExitCode.Refused);
        Desk.Page.ShouldNotContain("call", Case.Insensitive, "a name mistyped is no emergency");
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_asked_for_again_and_costs_nothing()
    {
        Desk.Typed = $"{new string('a', 301)}\nI lie awake\n\n";
        await Desk.DoneAsync("plan", Ada, "--edit");

        Desk.Page.ShouldContain("at most 300 characters");
        await Desk.DoneAsync("plan", Ada);
        Desk.Page.ShouldContain("I lie awake");
    }

    [Theory]
    [InlineData(SafetyPlanStep.People, true)]
    [InlineData(SafetyPlanStep.Signs, false)]
    public async Task What_somebody_else_writes_meanwhile_is_overwritten_in_no_case(SafetyPlanStep theirs, bool isKept)
    {
        Desk.Keys = new TypedKeys($"I lie awake\r\r{TypedKeys.Pause}{TypedKeys.CtrlD}")
        {
            Meanwhile = () =>
                House
                    .Get<ChangeSafetyPlan>()
                    .RunAsync(
                        Therapist,
                        Patient,
                        version: 0,
                        new Dictionary<SafetyPlanStep, IReadOnlyList<string>> { [theirs] = ["Zoë"] },
                        Cancel
                    )
                    .Wait(Cancel),
        };

        (await Desk.RunAsync("plan", Ada, "--edit")).ShouldBe(isKept ? ExitCode.Done : ExitCode.Refused);

        Desk.Page.ShouldContain("I lie awake", Case.Sensitive, "nothing that was typed is lost from sight");
        await Desk.DoneAsync("plan", Ada);
        Desk.Page.ShouldContain("Zoë");
        Desk.Page.Contains("I lie awake", StringComparison.Ordinal).ShouldBe(isKept);
    }

    [Fact]
    public async Task A_paused_patient_is_not_rated_and_that_is_no_wrong_usage()
    {
        await House.Get<ChangePatient>().SetStatusAsync(Therapist, Patient, PatientStatus.Paused, Cancel);

        (await Desk.RunAsync("rate", Ada, "--mood", "3")).ShouldBe(ExitCode.Refused);

        Desk.Error.ShouldContain("paused");
    }

    [Fact]
    public async Task Whoever_is_paused_while_they_think_is_told_and_asked_no_more()
    {
        Desk.Keys = new TypedKeys($"\rI slept well.\r.\r{TypedKeys.Pause}7\r")
        {
            Meanwhile = () =>
                House
                    .Get<ChangePatient>()
                    .SetStatusAsync(Therapist, Patient, PatientStatus.Paused, Cancel)
                    .Wait(Cancel),
        };

        await Desk.RunAsync("session", Ada);

        Desk.Transcript.ShouldContain("was not recorded");
        Desk.Transcript.ShouldContain("what the therapist sees");
    }

    [Fact]
    public async Task A_mood_is_asked_after_an_entry_and_may_be_passed_over()
    {
        Desk.Typed = "\nI slept well.\n.\nwell\n7\n";
        await Desk.DoneAsync("session", Ada);
        Desk.Page.ShouldContain("How is your mood just now?");
        Desk.Page.ShouldContain("A whole number from 0 to 10, or Enter.");

        await Desk.DoneAsync("rate", Ada, "--mood", "3", "--json");
        Desk.Output.ShouldContain("\"rating\": 3");
        await Desk.DoneAsync("rate", Ada);
        Desk.Page.ShouldMatch("mood 3 .*mood 7");
        await Desk.DoneAsync("plan", Ada, "--step", "4", "--line", "Zoë", "--line", "Dad");
        await Desk.DoneAsync("export", Ada, "--out", Path.Combine(Ground.Folder, "out.zip"));
        using var zip = System.IO.Compression.ZipFile.OpenRead(Path.Combine(Ground.Folder, "out.zip"));
        using var ratings = new StreamReader(zip.GetEntry("ratings.json")!.Open());
        (await ratings.ReadToEndAsync(Cancel)).Split("\"mood\"").Length.ShouldBe(3, "7 and 3");
        using var record = new StreamReader(zip.GetEntry("record.md")!.Open());
        var page = await record.ReadToEndAsync(Cancel);
        page.ShouldContain("mood 7 of 10");
        page.ShouldMatch("People .*: Zoë; Dad");
    }

    [Fact]
    public async Task Nobody_in_danger_is_asked_for_a_number()
    {
        Desk.Typed = $"\n{Urgent}\n.\n";
        await Desk.RunAsync("session", Ada);

        Desk.Page.ShouldContain("If you are in danger now");
        Desk.Page.ShouldNotContain("How is your mood");
    }
}

public sealed class PlanCommandOnSqlite() : PlanCommandTests(TestedDatabase.Sqlite);

public sealed class PlanCommandOnPostgres() : PlanCommandTests(TestedDatabase.Postgres);
