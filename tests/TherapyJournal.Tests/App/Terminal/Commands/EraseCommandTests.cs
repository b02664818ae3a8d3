using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class EraseCommandTests(TestedDatabase on) : JournalTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task Without_yes_nothing_is_erased()
    {
        await AdaAsync();

        (await Desk.RunAsync("erase", "Ada", "--now")).ShouldBe(ExitCode.Usage);

        Desk.Error.ShouldContain("--yes");
        (await ListAsync()).ShouldContain("Ada");
    }

    [Fact]
    public async Task Hidden_called_off_and_there_again()
    {
        await AdaAsync();

        (await Desk.RunAsync("erase", "Ada", "--yes")).ShouldBe(ExitCode.Done);
        (await ListAsync()).ShouldNotContain("Ada");
        (await Desk.RunAsync("patients", "show", "Ada")).ShouldBe(ExitCode.Refused);
        (await Desk.RunAsync("erase", "Ada", "--yes")).ShouldBe(ExitCode.Refused);
        (await Desk.RunAsync("erase", "Ada", "--cancel")).ShouldBe(ExitCode.Done);

        (await ListAsync()).ShouldContain("Ada");
        (await Desk.RunAsync("erase", "Ada", "--cancel")).ShouldBe(ExitCode.Refused);
    }

    [Fact]
    public async Task Now_destroys_also_while_an_earlier_request_waits()
    {
        var patient = await AdaAsync();
        await Desk.RunAsync("erase", "Ada", "--yes");

        (await Desk.RunAsync("erase", "Ada", "--yes", "--now", "--json")).ShouldBe(ExitCode.Done);

        Desk.Output.ShouldContain("\"state\": \"erased\"");
        (await House.LookAsync(db => PatientTables.PresentAsync(db, [patient], Cancel))).ShouldBeEmpty();
        (await Desk.RunAsync("erase", "Ada", "--yes", "--now")).ShouldBe(ExitCode.Refused);
    }

    [Fact]
    public async Task It_names_the_patient_and_the_day_and_who_carries_it_out()
    {
        await AdaAsync();

        await Desk.RunAsync("erase", "Ada", "--yes");

        Desk.Page.ShouldContain("Ada is hidden now.");
        Desk.Page.ShouldContain("Thu 5 Mar 2026");
        Desk.Page.ShouldContain("'journal worker'");
    }

    [Fact]
    public async Task What_went_is_told_in_plain_groups_and_by_table_in_the_document()
    {
        await AdaAsync();
        await Desk.RunAsync("erase", "Ada", "--yes", "--now");
        Desk.Output.ShouldContain("entries, with earlier versions");
        Desk.Output.ShouldNotContain("suggested_goals");
        await FullRecord.AddAsync(House, await House.AddTherapistAsync("Second"), "Ada");

        await Desk.RunAsync("erase", "Ada", "--yes", "--now", "--json", "--as", "Second");

        Desk.Output.ShouldContain("\"suggested_goals\": 1");
    }

    [Fact]
    public async Task A_name_that_fits_a_hidden_patient_and_another_must_be_an_id()
    {
        var therapist = await House.AddTherapistAsync();
        var hidden = await FullRecord.AddAsync(House, therapist, "Ada");
        await Desk.RunAsync("erase", "Ada", "--yes");
        await House.AddPatientAsync(therapist, "Ada");

        (await Desk.RunAsync("erase", "Ada", "--yes", "--now")).ShouldBe(ExitCode.Refused);
        Desk.Error.ShouldContain($"{hidden}");
        (await Desk.RunAsync("erase", $"{hidden}", "--yes", "--now")).ShouldBe(ExitCode.Done);

        (await ListAsync()).ShouldContain("Ada");
    }

    [Fact]
    public async Task What_must_be_kept_is_said_before_an_erasure_that_nobody_confirms()
    {
        await AdaAsync();
        await Desk.DoneAsync("practice", "keep", "--years", "10", "--why", "§ 630f BGB");

        (await Desk.RunAsync("erase", "Ada", "--now")).ShouldBe(ExitCode.Usage);
        string.Join(' ', Desk.Error.Split('\n')).ShouldContain("An alert that is not lifted would stay");
        await Desk.DoneAsync("erase", "Ada", "--yes", "--now");

        var said = string.Join(' ', Desk.Transcript.Split('\n'));
        said.ShouldContain("because: § 630f BGB. That is");
        said.IndexOf("The practice keeps a part until", StringComparison.Ordinal)
            .ShouldBeLessThan(said.IndexOf("The patient is erased", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Now_and_cancel_together_cannot_be_meant() =>
        (await Desk.RunAsync("erase", "Ada", "--now", "--cancel")).ShouldBe(ExitCode.Usage);

    private async Task<PatientId> AdaAsync() =>
        await FullRecord.AddAsync(House, await House.AddTherapistAsync(), "Ada");

    private async Task<string> ListAsync()
    {
        (await Desk.RunAsync("patients", "list")).ShouldBe(ExitCode.Done);
        return Desk.Output;
    }
}

public sealed class EraseCommandOnSqlite() : EraseCommandTests(TestedDatabase.Sqlite);

public sealed class EraseCommandOnPostgres() : EraseCommandTests(TestedDatabase.Postgres);
