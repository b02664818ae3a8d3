using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class HelplinesCommandTests(TestedDatabase on) : LoopTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task None_counts_as_confirmed_until_somebody_of_the_practice_says_so()
    {
        await RunAsync();
        Desk.Output.ShouldContain("not confirmed");
        Desk.Output.ShouldNotContain("Noor Example");

        await RunAsync("--confirm", "de");

        Desk.Page.ShouldContain("2 Mar 2026, Noor Example");
        Desk.Output.ShouldNotContain("not confirmed");
    }

    [Fact]
    public async Task Confirming_a_country_of_two_languages_keeps_both_lines()
    {
        await RunAsync("--confirm", "BE", "--json");

        Desk.Output.Split("\"confirmed\": true").Length.ShouldBe(3);
    }

    [Fact]
    public async Task Ones_own_numbers_are_what_a_patient_gets()
    {
        await RunAsync("--set", "DE", "--emergency", "112", "--line", "Our own line", "--dial", "030 555 01");
        await House.AddPatientAsync(
            Therapist.Id,
            "Ben",
            new NewPatient("Ben") { Country = "DE", Consents = [ConsentKind.Keeping] }
        );

        await Desk.RunAsync("write", "Ben", "--text", Urgent);

        Desk.Page.ShouldContain("030 555 01");
    }

    [Fact]
    public async Task What_cannot_be_a_number_is_wrong_usage_and_a_country_without_one_is_not_confirmed()
    {
        string[] rest = ["--emergency", "112", "--line", "Ours", "--dial", "call me"];

        (await Desk.RunAsync(["practice", "helplines", "--set", "DE", .. rest])).ShouldBe(ExitCode.Usage);
        (await Desk.RunAsync("practice", "helplines", "--confirm", "XX")).ShouldBe(ExitCode.Refused);
        (await Desk.RunAsync("practice", "helplines", "--set", "DE")).ShouldBe(ExitCode.Usage);
    }

    private async Task RunAsync(params string[] options) =>
        (await Desk.RunAsync(["practice", "helplines", .. options])).ShouldBe(ExitCode.Done, Desk.Error);
}

public sealed class HelplinesCommandOnSqlite() : HelplinesCommandTests(TestedDatabase.Sqlite);

public sealed class HelplinesCommandOnPostgres() : HelplinesCommandTests(TestedDatabase.Postgres);
