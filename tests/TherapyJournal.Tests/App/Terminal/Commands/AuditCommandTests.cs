using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class AuditCommandTests(TestedDatabase on) : JournalTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task It_shows_who_read_and_that_the_record_holds()
    {
        await AdaAsync();
        await Desk.RunAsync("patients", "show", "Ada");

        (await Desk.RunAsync("audit", "Ada", "--verify")).ShouldBe(ExitCode.Done);

        Desk.Output.ShouldContain("Noor Example");
        Desk.Page.ShouldContain("looked at the patient's page");
        Desk.Output.ShouldNotContain("ShowPatient");
        Desk.Output.ShouldContain("holds");
    }

    [Fact]
    public async Task The_same_several_times_in_a_minute_is_one_line_and_the_document_has_them_all()
    {
        await AdaAsync();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await Desk.RunAsync("entries", "Ada");
        }

        await Desk.RunAsync("audit", "Ada");
        Desk.Page.ShouldContain("read the entries (3 times)");
        await Desk.RunAsync("audit", "Ada", "--json");
        Desk.Output.Split("\"purpose\": \"ReadEntries\"").Length.ShouldBe(4);
        Desk.Output.ShouldContain("read the entries\"");
    }

    [Fact]
    public async Task Of_an_erased_patient_it_is_open_by_id_to_whoever_stands_in_it()
    {
        var patient = $"{await FullRecord.AddAsync(House, await House.AddTherapistAsync("Dr Stone"), "Ada")}";
        await House.AddTherapistAsync("Dr Other");
        (await Desk.RunAsync("erase", patient, "--yes", "--now", "--as", "Dr Stone")).ShouldBe(ExitCode.Done);

        (await Desk.RunAsync("audit", patient, "--verify", "--as", "Dr Stone")).ShouldBe(ExitCode.Done);
        Desk.Page.ShouldContain("opened the record to ask for its erasure");
        (await Desk.RunAsync("audit", patient, "--as", "Dr Other")).ShouldBe(ExitCode.Refused);
        Desk.Error.ShouldContain("There is no such patient.");
    }

    [Fact]
    public async Task A_removed_line_makes_verify_fail()
    {
        await AdaAsync();
        await Desk.RunAsync("patients", "show", "Ada");
        await Desk.RunAsync("patients", "show", "Ada");
        await House.ForgeAsync($"delete from access_lines where sequence = 1");

        (await Desk.RunAsync("audit", "Ada", "--verify", "--json")).ShouldBe(ExitCode.Refused);

        Desk.Output.ShouldContain("\"intact\": false");
    }

    [Fact]
    public async Task A_changed_row_makes_verify_fail_and_is_named()
    {
        await AdaAsync();
        await House.ForgeAsync($"update prompts set asked_at = asked_at + 1");

        (await Desk.RunAsync("audit", "Ada")).ShouldBe(ExitCode.Done);
        (await Desk.RunAsync("audit", "Ada", "--verify")).ShouldBe(ExitCode.Refused);

        Desk.Output.ShouldContain("journal-prompt");
    }

    [Fact]
    public async Task Another_therapists_patient_looks_like_a_missing_one_to_every_right()
    {
        await AdaAsync();
        await House.AddTherapistAsync("Someone Else");
        var file = Path.Combine(Ground.Folder, "e.zip");

        foreach (
            var line in (string[][])
                [
                    ["audit", "Ada"],
                    ["audit", "Ada", "--verify"],
                    ["export", "Ada", "--out", file],
                    ["erase", "Ada", "--yes"],
                    ["erase", "Ada", "--yes", "--now"],
                    ["erase", "Ada", "--cancel"],
                ]
        )
        {
            (await Desk.RunAsync([.. line, "--as", "Someone Else"])).ShouldBe(ExitCode.Refused);
            var theirs = Desk.Error;
            (await Desk.RunAsync([line[0], "Nobody", .. line[2..], "--as", "Someone Else"])).ShouldBe(ExitCode.Refused);
            Desk.Error.ShouldBe(theirs);
        }
        File.Exists(file).ShouldBeFalse();
    }

    private async Task<PatientId> AdaAsync() =>
        await FullRecord.AddAsync(House, await House.AddTherapistAsync(), "Ada");
}

public sealed class AuditCommandOnSqlite() : AuditCommandTests(TestedDatabase.Sqlite);

public sealed class AuditCommandOnPostgres() : AuditCommandTests(TestedDatabase.Postgres);
