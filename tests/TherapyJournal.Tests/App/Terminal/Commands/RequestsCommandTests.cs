using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Review;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class RequestsCommandTests(TestedDatabase on) : LoopTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task The_inbox_shows_what_a_patient_asks_for_until_it_is_settled()
    {
        var request = await AskedAsync(PatientRequestKind.Call, "Please call me");

        await Desk.DoneAsync("inbox");
        Desk.Page.ShouldContain("Ada Example asks you to call");
        Desk.Page.ShouldContain("Please call me");
        Desk.Page.ShouldNotContain("Nothing new");

        await Desk.DoneAsync("requests", $"{request}"[..13], "--done");
        Desk.Page.ShouldContain("It is settled.");
        await Desk.DoneAsync("inbox");
        Desk.Page.ShouldContain("Nothing new, and nothing waits for you.");
        await Desk.DoneAsync("requests");
        Desk.Page.ShouldContain("No request waits for you.");
        await Desk.DoneAsync("requests", "--all");
        Desk.Page.ShouldContain("settled");
    }

    [Fact]
    public async Task Each_kind_says_what_is_asked_and_with_which_command_it_is_done()
    {
        await AskedAsync(PatientRequestKind.Call, null);
        await AskedAsync(PatientRequestKind.Export, null);
        await AskedAsync(PatientRequestKind.Goal, "Sleep through");
        await AskedAsync(PatientRequestKind.Erasure, null);

        await Desk.DoneAsync("requests");

        foreach (var command in (string[])["patients show", "export", "goals", "erase"])
        {
            Desk.Page.ShouldContain($"journal {command} ");
        }
        Desk.Page.ShouldContain("Sleep through");
        await Desk.DoneAsync("requests", "--json");
        Desk.Output.ShouldContain("\"kind\": \"goal\"");
        Desk.Output.ShouldContain("\"state\": \"open\"");
    }

    [Fact]
    public async Task Twice_settled_unknown_or_without_an_id_it_says_so()
    {
        var request = await AskedAsync(PatientRequestKind.Export, null);
        await Desk.DoneAsync("requests", $"{request}", "--done");

        (await Desk.RunAsync("requests", $"{request}", "--done")).ShouldBe(ExitCode.Refused);
        Desk.Error.ShouldContain("settled before");
        (await Desk.RunAsync("requests", $"{RowId.New(Ground.Clock)}", "--done")).ShouldBe(ExitCode.Refused);
        (await Desk.RunAsync("requests", "--done")).ShouldBe(ExitCode.Usage);
        (await Desk.RunAsync("requests", $"{request}")).ShouldBe(ExitCode.Usage);
    }

    [Fact]
    public async Task Over_a_row_that_does_not_open_it_does_not_say_that_nothing_waits()
    {
        await AskedAsync(PatientRequestKind.Call, null);
        await House.ForgeAsync($"update patient_requests set version = version + 1");

        (await Desk.RunAsync("requests")).ShouldBe(ExitCode.Refused);

        Desk.Output.ShouldNotContain("No request waits");
        await Desk.RunAsync("inbox");
        Desk.Error.ShouldContain("A request may be among the rows that do not open");
    }

    private async Task<Guid> AskedAsync(PatientRequestKind kind, string? words) =>
        (
            await House.InsertAsync(
                Patient,
                new PatientRequest(),
                new PatientRequestContent(kind, Ground.Clock.NowStored()) { Words = words }
            )
        ).Id;
}

public sealed class RequestsCommandOnSqlite() : RequestsCommandTests(TestedDatabase.Sqlite);

public sealed class RequestsCommandOnPostgres() : RequestsCommandTests(TestedDatabase.Postgres);
