using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class SessionsCommandTests(TestedDatabase on) : LoopTest(on)
{
    private const string Ada = "Ada Example";

    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task Notes_on_a_session_are_kept_shown_and_changed_by_its_day()
    {
        await Desk.DoneAsync("sessions", Ada, "--add", "24 Feb 2026 14:00");
        await Desk.DoneAsync("sessions", Ada, "--notes", "2026-02-24");
        Desk.Page.ShouldContain("You have kept no notes on it.");

        await Desk.DoneAsync("sessions", Ada, "--notes", "2026-02-24", "--text", "Felt like a mother.");
        Desk.Page.ShouldContain("Tue 24 Feb 2026 14:00 Felt like a mother. Yours alone, since");
        var file = Path.Combine(Ground.Folder, "notes.txt");
        await File.WriteAllTextAsync(file, "Less so.\nNext: the sister.", Cancel);
        await Desk.DoneAsync("sessions", Ada, "--notes", "2026-02-24 14:00", "--file", file);

        Desk.Page.ShouldContain("1 earlier version stays kept");
        await Desk.DoneAsync("sessions", Ada, "--notes", "2026-02-24T14:00", "--json");
        Desk.Output.ShouldContain("\"text\": \"Less so.\\nNext: the sister.\"");
        Desk.Page.ShouldMatch("\"earlier\": \\[.*Felt like a mother");
        await Desk.DoneAsync("sessions", Ada);
        Desk.Page.ShouldBe("Tue 24 Feb 2026 14:00", "the list is for everybody who looks over a shoulder");
    }

    [Fact]
    public async Task Of_two_on_one_day_the_time_says_which()
    {
        await Desk.DoneAsync("sessions", Ada, "--add", "2026-02-24T09:00");
        await Desk.DoneAsync("sessions", Ada, "--add", "2026-02-24T14:00");

        (await Desk.RunAsync("sessions", Ada, "--notes", "2026-02-24")).ShouldBe(ExitCode.Refused);
        Desk.Error.ShouldContain("give the time too");
        await Desk.DoneAsync("sessions", Ada, "--notes", "2026-02-24T09:00");
        // One without a time is named by its day, whatever else there is.
        await Desk.DoneAsync("sessions", Ada, "--add", "2026-02-24");
        await Desk.DoneAsync("sessions", Ada, "--notes", "2026-02-24");
        Desk.Page.ShouldContain("Tue 24 Feb 2026 You have kept no notes on it.");
    }

    [Fact]
    public async Task What_was_noted_wrongly_is_moved_and_taken_away()
    {
        await Desk.DoneAsync("sessions", Ada, "--add", "2026-02-24T09:00");
        await Desk.DoneAsync("sessions", Ada, "--notes", "2026-02-24", "--text", "Felt like a mother.");

        await Desk.DoneAsync("sessions", Ada, "--move", "2026-02-24", "--to", "25 Feb 2026 10:00");

        Desk.Output.ShouldContain("Wed 25 Feb 2026 10:00");
        (await Desk.RunAsync("sessions", Ada, "--remove", "2026-02-25")).ShouldBe(ExitCode.Refused);
        Desk.Error.ShouldContain("You keep notes on it. Nothing was taken away.");
        await Desk.DoneAsync("sessions", Ada, "--remove", "2026-02-25", "--with-notes");
        Desk.Output.ShouldContain("No appointment is noted.");
        (await Desk.RunAsync("sessions", Ada, "--remove", "2026-02-25")).ShouldBe(ExitCode.Refused);
        (await Desk.RunAsync("sessions", Ada, "--move", "2026-02-25")).ShouldBe(ExitCode.Usage);
    }

    [Theory]
    [InlineData(ExitCode.Usage, "sessions", Ada, "--notes", "soon")]
    [InlineData(ExitCode.Usage, "sessions", Ada, "--text", "x")]
    [InlineData(ExitCode.Usage, "sessions", Ada, "--add", "2026-02-24", "--notes", "2026-02-24")]
    [InlineData(ExitCode.Usage, "sessions", Ada, "--notes", "2026-02-24", "--text", "x", "--file", "y")]
    [InlineData(ExitCode.Refused, "sessions", Ada, "--notes", "2026-02-24")]
    [InlineData(ExitCode.Refused, "sessions", "Nobody", "--notes", "2026-02-24")]
    public async Task What_cannot_be_meant_has_a_sentence(int exit, params string[] words)
    {
        (await Desk.RunAsync(words)).ShouldBe(exit, Desk.Output + Desk.Error);

        Desk.Error.Trim().ShouldEndWith(".");
        Desk.Error.ShouldNotContain("Exception");
    }
}

public sealed class SessionsCommandOnSqlite() : SessionsCommandTests(TestedDatabase.Sqlite);

public sealed class SessionsCommandOnPostgres() : SessionsCommandTests(TestedDatabase.Postgres);
