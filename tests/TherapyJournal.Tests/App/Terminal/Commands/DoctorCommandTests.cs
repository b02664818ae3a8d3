using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class DoctorCommandTests(TestedDatabase on) : JournalTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task Amber_is_no_failure_and_says_what_to_do()
    {
        File.SetUnixFileMode(Ground.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        (await Desk.RunAsync("doctor")).ShouldBe(ExitCode.Done);

        Desk.Output.ShouldContain("amber");
        Desk.Output.ShouldContain("confirm-copy");
        await Desk.RunAsync("keys", "confirm-copy");
        await Desk.RunAsync("doctor");
        Desk.Output.ShouldNotContain("confirm-copy");
    }

    [Fact]
    public async Task Red_is_a_failure_also_as_json()
    {
        File.SetUnixFileMode(Ground.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        (await Desk.RunAsync("doctor", "--json")).ShouldBe(ExitCode.Refused);

        Desk.Output.ShouldStartWith("{");
        Desk.Output.ShouldContain("\"light\": \"red\"");
    }

    [Fact]
    public async Task A_store_that_must_not_be_opened_is_red_with_its_sentence_and_nothing_is_touched()
    {
        await File.WriteAllTextAsync(Ground.KeyFile, MasterKeyRing.NewKey("7"), Cancel);

        (await Desk.RunAsync("doctor")).ShouldBe(ExitCode.Refused);

        Desk.Output.ShouldContain("only 7 was given");
    }

    [Fact]
    public async Task A_new_key_has_the_next_number_and_is_stored_nowhere()
    {
        var before = await File.ReadAllTextAsync(Ground.KeyFile, Cancel);

        (await Desk.RunAsync("keys", "new")).ShouldBe(ExitCode.Done);

        Desk.Output.ShouldStartWith("2:");
        MasterKeyRing.Parse(Desk.Output.Trim()).ShouldBeOfType<MasterKeyOutcome.Found>();
        (await File.ReadAllTextAsync(Ground.KeyFile, Cancel)).ShouldBe(before);
        (await Desk.RunAsync("keys", "rotate")).ShouldBe(ExitCode.Refused);
        await File.WriteAllTextAsync(Ground.KeyFile, MasterKeyRing.NewKey("2") + "\n" + before, Cancel);
        (await Desk.RunAsync("keys", "rotate", "--json")).ShouldBe(ExitCode.Done);
        Desk.Output.ShouldContain("\"left\": 0");
    }
}

public sealed class DoctorCommandOnSqlite() : DoctorCommandTests(TestedDatabase.Sqlite);

public sealed class DoctorCommandOnPostgres() : DoctorCommandTests(TestedDatabase.Postgres);
