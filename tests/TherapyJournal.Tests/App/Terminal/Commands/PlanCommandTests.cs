using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Practices;
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
        await Desk.DoneAsync("plan", Ada, "--step", "4");
        Desk.Page.ShouldNotContain("Zoë");
    }

    [Theory]
    [InlineData(ExitCode.Usage, "plan", Ada, "--step", "7", "--line", "x")]
    [InlineData(ExitCode.Usage, "plan", Ada, "--line", "x")]
    [InlineData(ExitCode.Usage, "plan", Ada, "--edit")]
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
        await Desk.DoneAsync("export", Ada, "--out", Path.Combine(Ground.Folder, "out.zip"));
        using var zip = System.IO.Compression.ZipFile.OpenRead(Path.Combine(Ground.Folder, "out.zip"));
        using var ratings = new StreamReader(zip.GetEntry("ratings.json")!.Open());
        (await ratings.ReadToEndAsync(Cancel)).Split("\"mood\"").Length.ShouldBe(3, "7 and 3");
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
