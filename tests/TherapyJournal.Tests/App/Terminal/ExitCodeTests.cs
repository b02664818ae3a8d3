using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.App.Terminal.Commands;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal;

/// <summary>What cannot be meant is wrong usage, 2; what can and is not there, or not allowed, is refused, 1.</summary>
public abstract class ExitCodeTests(TestedDatabase on) : LoopTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Theory]
    [InlineData("patients", "add", "--name", "Ben", "--born", "xyz")]
    [InlineData("patients", "add", "--name", "Ben", "--country", "Atlantis")]
    [InlineData("patients", "add", "--name", "Ben", "--language", "xx")]
    [InlineData("patients", "set", "Ada Example", "language", "xx")]
    [InlineData("patients", "add", "--name", "Ben", "--goal", "")]
    [InlineData("patients", "add", "--name", "")]
    [InlineData("patients", "add", "--name", "Ben", "--consent", "frobs")]
    [InlineData("patients", "set", "Ada Example", "frobs", "x")]
    [InlineData("patients", "set", "Ada Example", "depth", "7")]
    [InlineData("patients", "set", "Ada Example", "timezone", "Moon")]
    [InlineData("sessions", "Ada Example", "--add", "2026-02-30")]
    [InlineData("sessions", "Ada Example", "--add", "9999-12-31")]
    [InlineData("goals", "Ada Example", "--add", "")]
    [InlineData("consent", "Ada Example", "--give", "frobs")]
    [InlineData("practice", "set", "frobs", "x")]
    [InlineData("practice", "helplines", "--set", "Germany", "--emergency", "112", "--line", "x", "--dial", "1234")]
    [InlineData("therapists", "add", "--name", "")]
    [InlineData("therapists", "set", "Noor", "frobs", "x")]
    [InlineData("entries", "Ada Example", "--from", "yesterday")]
    [InlineData("write", "Ada Example", "--text", "Calm.", "--at", "yesterday")]
    [InlineData("alerts", "ack", "0190aaaaaaaa")]
    [InlineData("alerts", "ack", "0190aaaaaaaa", "--note")]
    [InlineData("review", "0190aaaaaaaa")]
    [InlineData("erase", "Ada Example")]
    public async Task What_cannot_be_meant_is_wrong_usage(params string[] line)
    {
        (await Desk.RunAsync(line)).ShouldBe(ExitCode.Usage, Desk.Error);

        Desk.Output.ShouldBeEmpty();
        Desk.Error.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("--mood", "rate", "Ada Example", "--mood", "abc")]
    [InlineData("--years", "practice", "keep", "--why", "A duty.", "--years", "1.5")]
    [InlineData("--months", "practice", "retention", "--months", "99999999999")]
    [InlineData("--step", "plan", "Ada Example", "--line", "x", "--step", "two")]
    public async Task A_number_that_is_none_is_named_without_the_name_of_a_type(string option, params string[] line)
    {
        (await Desk.RunAsync(line)).ShouldBe(ExitCode.Usage);

        Desk.Error.ShouldStartWith($"`{option}` takes a whole number, not `{line[^1]}`.");
        Desk.Error.ShouldNotContain("System.");
    }

    [Theory]
    [InlineData("patients", "show", "Nobody Example")]
    [InlineData("patients", "set", "Ada Example", "therapist", "Nobody")]
    [InlineData("patients", "add", "--name", "Ben", "--therapist", "Nobody")]
    [InlineData("practice", "helplines", "--confirm", "ZZ")]
    [InlineData("alerts", "ack", "0190aaaaaaaa", "--note", "Called.")]
    [InlineData("alerts", "lift", "0190aaaaaaaa")]
    [InlineData("review", "0190aaaaaaaa", "--accept")]
    [InlineData("entries", "Ada Example", "--edit", "0190aaaaaaaa", "--text", "x")]
    [InlineData("goals", "Ada Example", "--close", "0190aaaaaaaa")]
    [InlineData("erase", "Ada Example", "--cancel")]
    [InlineData("restore", "--from", "/nowhere/at/all")]
    [InlineData("inbox", "--as", "Nobody")]
    public async Task What_is_not_there_is_refused(params string[] line)
    {
        (await Desk.RunAsync(line)).ShouldBe(ExitCode.Refused, Desk.Error);

        Desk.Output.ShouldBeEmpty();
        Desk.Error.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_no_at_the_keyboard_is_an_answer_and_no_wrong_usage()
    {
        Desk.Typed = "no\n";

        (await Desk.RunAsync("erase", "Ada Example")).ShouldBe(ExitCode.Refused);

        Desk.Error.Trim().ShouldBe("Nothing was erased.");
    }

    [Fact]
    public async Task Who_acts_may_stand_among_the_settings()
    {
        await House.AddTherapistAsync("Dr Stone");
        (await Desk.RunAsync("inbox")).ShouldBe(ExitCode.Usage);

        Ground.Settings["JOURNAL_AS"] = "Dr Stone";

        (await Desk.RunAsync("inbox")).ShouldBe(ExitCode.Done, Desk.Error);
    }
}

public sealed class ExitCodeOnSqlite() : ExitCodeTests(TestedDatabase.Sqlite);

public sealed class ExitCodeOnPostgres() : ExitCodeTests(TestedDatabase.Postgres);
