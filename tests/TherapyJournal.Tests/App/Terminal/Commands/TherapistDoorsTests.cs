using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class TherapistDoorsTests(TestedDatabase on) : JournalTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    protected override void Configure(IDictionary<string, string?> settings) =>
        settings["Journal:Web:Address"] = "https://journal.example";

    [Fact]
    public async Task An_invitation_is_a_link_whose_code_no_server_sees()
    {
        await Desk.RunAsync("therapists", "add", "--name", "Dr Stone");
        await Desk.RunAsync("patients", "add", "--name", "Ada");

        foreach (
            var command in (string[][])
                [
                    ["therapists", "invite", "Dr Stone"],
                    ["invite", "Ada", "--web"],
                ]
        )
        {
            (await Desk.RunAsync(command)).ShouldBe(ExitCode.Done);
            Desk.Output.ShouldContain("https://journal.example/join#");
            Desk.Page.ShouldContain("It works once");
        }
    }

    [Fact]
    public async Task Whom_nobody_knows_is_neither_invited_nor_let_go()
    {
        await Desk.RunAsync("therapists", "add", "--name", "Dr Stone");

        foreach (
            var command in (string[][])
                [
                    ["therapists", "invite", "Dr Who"],
                    ["therapists", "leave", "Dr Who"],
                ]
        )
        {
            (await Desk.RunAsync(command)).ShouldBe(ExitCode.Refused);
            Desk.Error.ShouldContain("There is no therapist 'Dr Who' here");
        }
        (await Desk.RunAsync("invite", "Nobody", "--web")).ShouldBe(ExitCode.Refused);
    }

    [Fact]
    public async Task A_therapist_leaves_once_their_patients_are_handed_over()
    {
        await Desk.RunAsync("therapists", "add", "--name", "Dr Stone");
        (await Desk.RunAsync("therapists", "leave", "Dr Stone")).ShouldBe(ExitCode.Refused);
        Desk.Error.ShouldContain("Nobody but Dr Stone works here");
        await Desk.RunAsync("therapists", "add", "--name", "Dr Reed");
        await Desk.RunAsync("patients", "add", "--name", "Ada", "--as", "Dr Stone");
        (await Desk.RunAsync("therapists", "leave", "Dr Stone")).ShouldBe(ExitCode.Refused);
        Desk.Error.ShouldContain("One patient is in the care of Dr Stone still");

        await Desk.RunAsync("patients", "set", "Ada", "therapist", "Dr Reed", "--as", "Dr Stone");

        await Desk.RunAsync("therapists", "cover", "Dr Reed", "--by", "Dr Stone");
        (await Desk.RunAsync("therapists", "leave", "Dr Stone")).ShouldBe(ExitCode.Refused);
        Desk.Error.ShouldContain("Dr Stone answers in the place of Dr Reed. That ends when they leave.");
        (await Desk.RunAsync("therapists", "leave", "Dr Stone", "--yes")).ShouldBe(ExitCode.Done);
        (await Desk.RunAsync("patients", "list", "--as", "Dr Stone")).ShouldBe(ExitCode.Refused);
    }
}

public sealed class TherapistDoorsOnSqlite() : TherapistDoorsTests(TestedDatabase.Sqlite);

public sealed class TherapistDoorsOnPostgres() : TherapistDoorsTests(TestedDatabase.Postgres);
