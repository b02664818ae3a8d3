using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Records;

/// <summary>What both places for the ledger must do.</summary>
public abstract class LedgerTests(TestedDatabase on) : JournalTest(on)
{
    private protected static readonly PatientId Ada = new(new Guid("01970000-0000-7000-8000-00000000000a"));
    private protected static readonly PatientId Ben = new(new Guid("01970000-0000-7000-8000-00000000000b"));

    private protected ILedger Ledger => House.Get<ILedger>();

    [Fact]
    public async Task Notes_come_back_in_the_order_in_which_they_were_made()
    {
        ErasureNote[] notes = [Note(Ada, ErasureStep.Asked), Note(Ben, ErasureStep.Asked), Note(Ada, ErasureStep.Done)];
        foreach (var note in notes)
        {
            await Ledger.NoteErasureAsync(note, Cancel);
        }

        var read = (await (await AnotherProcessAsync()).Get<ILedger>().ErasuresAsync(Cancel)).Notes;

        read.ShouldBe(notes);
    }

    [Fact]
    public async Task An_empty_ledger_knows_of_nothing()
    {
        (await Ledger.ErasuresAsync(Cancel)).Notes.ShouldBeEmpty();
        (await Ledger.HeadAsync(Ada, Cancel)).ShouldBe(AccessHead.None);
    }

    private protected static ErasureNote Note(PatientId patient, ErasureStep step) =>
        new(patient, step, Instant.FromUtc(2026, 3, 2, 9, 0));
}

public sealed class FolderLedgerTests() : LedgerTests(TestedDatabase.Sqlite)
{
    private string HeadFile(PatientId patient) =>
        Path.Combine(Ground.LedgerFolder, "access-heads", $"{patient.Value:N}");

    private string ErasureFile => Path.Combine(Ground.LedgerFolder, "erasures");

    [Fact]
    public async Task It_lies_outside_the_database_and_is_its_owners_alone()
    {
        await Ledger.NoteErasureAsync(Note(Ada, ErasureStep.Done), Cancel);
        await Ledger.KeepHeadAsync(Ada, new AccessHead(1, "AB"), Cancel);

        (Ledger.IsOutside, Ledger.Where).ShouldBe((true, Ground.LedgerFolder));
        foreach (var file in Directory.GetFiles(Ground.LedgerFolder, "*", SearchOption.AllDirectories))
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }
    }

    [Fact]
    public async Task A_forged_note_counts_for_nothing()
    {
        await Ledger.NoteErasureAsync(Note(Ada, ErasureStep.Asked), Cancel);
        var line = (await File.ReadAllTextAsync(ErasureFile, Cancel)).Trim();
        await File.AppendAllLinesAsync(
            ErasureFile,
            ["", line.Replace("Asked", "Done"), line.Replace($"{Ada.Value:N}", $"{Ben.Value:N}"), "stray words"],
            Cancel
        );

        var read = await Ledger.ErasuresAsync(Cancel);
        read.Notes.ShouldBe([Note(Ada, ErasureStep.Asked)]);
        read.Damaged.ShouldBe(3);
    }

    [Fact]
    public async Task A_note_that_a_crash_cut_short_does_not_spoil_the_next()
    {
        await Ledger.NoteErasureAsync(Note(Ada, ErasureStep.Done), Cancel);
        await Ledger.NoteErasureAsync(Note(Ada, ErasureStep.Done), Cancel);
        await using (var file = new FileStream(ErasureFile, FileMode.Open))
        {
            file.SetLength(file.Length - 20);
        }

        await Ledger.NoteErasureAsync(Note(Ben, ErasureStep.Done), Cancel);

        var read = await Ledger.ErasuresAsync(Cancel);
        read.Notes.ShouldBe([Note(Ada, ErasureStep.Done), Note(Ben, ErasureStep.Done)]);
        read.Damaged.ShouldBe(0);
    }

    [Fact]
    public async Task A_last_link_that_somebody_changed_is_not_taken_for_none()
    {
        (await Ledger.AnyHeadAsync(Cancel)).ShouldBeFalse();
        await Ledger.KeepHeadAsync(Ada, new AccessHead(9, "0A"), Cancel);
        await File.WriteAllTextAsync(HeadFile(Ada), "nonsense", Cancel);

        (await Ledger.HeadAsync(Ada, Cancel)).ShouldBe(AccessHead.Unreadable);
        (await Ledger.AnyHeadAsync(Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_last_link_of_each_record_is_kept()
    {
        await Ledger.KeepHeadAsync(Ada, new AccessHead(9, "0A"), Cancel);
        await Ledger.KeepHeadAsync(Ben, new AccessHead(3, "0C"), Cancel);
        await Ledger.KeepHeadAsync(Ada, new AccessHead(10, "0B"), Cancel);

        (await Ledger.HeadAsync(Ada, Cancel)).ShouldBe(new AccessHead(10, "0B"));
        (await Ledger.HeadAsync(Ben, Cancel)).ShouldBe(new AccessHead(3, "0C"));
    }
}

/// <summary>With a key from the environment and no folder.</summary>
public abstract class DatabaseLedgerTests(TestedDatabase on) : LedgerTests(on)
{
    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["JOURNAL_MASTER_KEY"] = File.ReadAllText(Ground.KeyFile);
        settings["JOURNAL_LEDGER_DIR"] = null;
    }

    [Fact]
    public void It_says_that_it_is_not_outside()
    {
        (Ledger.IsOutside, Ledger.Where).ShouldBe((false, "the database"));
    }

    [Fact]
    public async Task A_forged_note_counts_for_nothing()
    {
        await Ledger.NoteErasureAsync(Note(Ada, ErasureStep.Asked), Cancel);
        await House.ForgeAsync($"update ledger_lines set line = replace(line, 'Asked', 'Done')");

        (await House.LookAsync(db => db.LedgerLines.CountAsync(Cancel))).ShouldBe(1);
        var read = await Ledger.ErasuresAsync(Cancel);
        (read.Notes.Count, read.Damaged).ShouldBe((0, 1));
    }
}

public sealed class DatabaseLedgerOnSqlite() : DatabaseLedgerTests(TestedDatabase.Sqlite);

public sealed class DatabaseLedgerOnPostgres() : DatabaseLedgerTests(TestedDatabase.Postgres);
