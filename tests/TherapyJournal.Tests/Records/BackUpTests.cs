using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Records;

public abstract class BackUpTests(TestedDatabase on) : JournalTest(on)
{
    private string Backup => Path.Combine(Ground.Folder, "backup");

    [Fact]
    public async Task It_is_readable_by_its_owner_alone_and_leaves_nothing_beside_it()
    {
        (await BackUpAsync()).ShouldBeOfType<BackUpOutcome.Made>().Rows["practices"].ShouldBe(1);

        File.GetUnixFileMode(Backup).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.EnumerateFiles(Ground.Folder).ShouldBe([Backup]);
    }

    [Fact]
    public async Task A_file_that_is_there_is_never_overwritten()
    {
        await File.WriteAllTextAsync(Backup, "mine", Cancel);

        (await BackUpAsync()).ShouldBeOfType<BackUpOutcome.Impossible>().Sentence.ShouldContain("is there already");

        (await File.ReadAllTextAsync(Backup, Cancel)).ShouldBe("mine");
    }

    [Fact]
    public async Task No_master_key_and_no_words_are_in_it()
    {
        await FullRecord.AddAsync(House, await House.AddTherapistAsync());
        await BackUpAsync();

        var content = await File.ReadAllTextAsync(Backup, Cancel);
        var key = (await File.ReadAllTextAsync(Ground.KeyFile, Cancel)).Trim();
        content.ShouldContain("entries");
        content.ShouldNotContain(key.Split(':')[1]);
        content.ShouldNotContain("heron");
    }

    [Fact]
    public async Task A_snapshot_keeps_no_writer_waiting_and_sees_nothing_of_them()
    {
        await House.AddPatientAsync(name: "Before");
        await using var db = House.Store.Read();
        await db.Database.OpenConnectionAsync(Cancel);
        await using var snapshot = await House.Store.Kind.BeginSnapshotAsync(db.Database.GetDbConnection(), Cancel);
        await db.Database.UseTransactionAsync(snapshot, Cancel);
        (await db.Patients.CountAsync(Cancel)).ShouldBe(1);

        await House.AddPatientAsync(name: "Meanwhile").WaitAsync(TimeSpan.FromSeconds(60), Cancel);

        (await db.Patients.CountAsync(Cancel)).ShouldBe(1);
        (await House.LookAsync(fresh => fresh.Patients.CountAsync(Cancel))).ShouldBe(2);
    }

    private Task<BackUpOutcome> BackUpAsync() => House.Get<BackUp>().RunAsync(Backup, Cancel);
}

public sealed class BackUpOnSqlite() : BackUpTests(TestedDatabase.Sqlite);

public sealed class BackUpOnPostgres() : BackUpTests(TestedDatabase.Postgres);
