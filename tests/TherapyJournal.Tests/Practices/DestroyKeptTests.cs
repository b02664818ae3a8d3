using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Practices;

/// <summary>The end of what was kept: on its day, and of a bare alert once it is lifted.</summary>
public abstract class DestroyKeptTests(TestedDatabase on) : LoopTest(on)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task On_its_day_the_worker_destroys_it_with_its_key_and_not_before()
    {
        await KeepAndEraseAsync(years: 1);
        Pass(TimeSpan.FromDays(364));
        await WorkAsync();
        (await KeptAsync()).Count.ShouldBe(1);

        Pass(Day);
        (await KeptAsync()).ShouldBeEmpty("its day has come, whether a worker runs or not");
        await WorkAsync();

        await IsEmptyAsync();
        var trail = await House.Get<AccessRecord>().ReadAsync(Patient, Cancel);
        trail.ShouldBeOfType<AccessTrail.Intact>().Lines[^1].Purpose.ShouldBe(nameof(Purpose.DestroyKept));
    }

    [Fact]
    public async Task An_earlier_backup_does_not_bring_it_back()
    {
        await KeepAndEraseAsync(years: 1);
        var backup = Path.Combine(Ground.Folder, "backup");
        (await House.Get<BackUp>().RunAsync(backup, Cancel)).ShouldBeOfType<BackUpOutcome.Made>();
        Pass(TimeSpan.FromDays(366));
        await WorkAsync();

        await using var ground = await Ground.BareAsync(Ground.On);
        ground.Settings["JOURNAL_MASTER_KEY_FILE"] = Ground.KeyFile;
        ground.Settings["JOURNAL_LEDGER_DIR"] = Ground.LedgerFolder;
        await using var house = JournalHouse.Build(ground);
        (await house.Get<Restore>().RunAsync(backup, Cancel)).ShouldBeOfType<RestoreOutcome.Restored>();

        (await house.LookAsync(db => db.KeptRecords.AnyAsync(Cancel))).ShouldBeFalse();
        (await house.LookAsync(db => db.DataKeys.AnyAsync(k => k.PatientId != null, Cancel))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_day_that_was_changed_in_the_database_destroys_nothing()
    {
        await KeepAndEraseAsync(years: 10);
        await House.ForgeAsync($"update kept_records set due = 1");
        await House.ForgeAsync($"update work_items set due = 1 where kind = 'DestroyKept'");
        await House.ForgeAsync($"update lanes set due = 1");

        await WorkAsync();

        (await House.LookAsync(db => db.KeptRecords.CountAsync(Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task Killed_after_the_ledger_the_next_start_destroys_it_and_its_work_finds_nothing()
    {
        await KeepAndEraseAsync(years: 1);
        var owner = await House.LookAsync(db => db.KeptRecords.Select(k => k.PatientId).SingleAsync(Cancel));
        await House
            .Get<ILedger>()
            .NoteErasureAsync(new ErasureNote(owner, ErasureStep.Done, House.Clock.Now()), Cancel);

        var next = await AnotherProcessAsync();
        (await next.Get<ApplyLedger>().RunAsync(Cancel)).Erased.ShouldBe(1);

        Pass(TimeSpan.FromDays(400));
        await WorkAsync();
        await IsEmptyAsync();
    }

    [Fact]
    public async Task A_bare_alert_goes_within_a_day_after_it_was_lifted_and_stands_as_long_as_it_is_not()
    {
        await WriteAsync(Urgent);
        await EraseAsync();
        Pass(TimeSpan.FromDays(40));
        await WorkAsync();
        (await AlertsAsync()).ShouldHaveSingleItem();

        await LiftAlertsAsync();
        Pass(Day);
        await WorkAsync();

        await IsEmptyAsync();
    }

    [Fact]
    public async Task On_the_day_an_alert_that_still_stands_stays_alone_and_without_words()
    {
        await WriteAsync(Urgent);
        await KeepAndEraseAsync(years: 1);
        var alert = (await AlertsAsync()).ShouldHaveSingleItem();
        await House.Get<HandleAlert>().AcknowledgeAsync(Therapist, alert.Id, "We talked.", Cancel);
        Pass(TimeSpan.FromDays(366));

        await WorkAsync();

        var left = (await AlertsAsync()).ShouldHaveSingleItem();
        (left.Id, left.Content.State).ShouldBe((alert.Id, RiskAlertState.Acknowledged));
        left.Content.History[^1].Note.ShouldBeNull();
        var row = await House.LookAsync(db => db.KeptRecords.SingleAsync(Cancel));
        row.Due.ShouldBeNull();
    }

    private async Task KeepAndEraseAsync(int years)
    {
        await House.Get<SetKeeping>().KeepAsync(years, "A duty.", Cancel);
        await EraseAsync();
    }

    private async Task EraseAsync() =>
        (
            await House.Get<ErasePatient>().RunAsync(Therapist, Patient, Cancel)
        ).ShouldBeOfType<ErasePatientOutcome.Erased>();

    private async Task<IReadOnlyList<KeptView>> KeptAsync() =>
        (await House.Get<ReadKept>().ListAsync(Therapist, Cancel)).Records;

    private async Task IsEmptyAsync()
    {
        (await House.LookAsync(db => db.KeptRecords.AnyAsync(Cancel))).ShouldBeFalse();
        (await House.LookAsync(db => db.DataKeys.AnyAsync(k => k.PatientId != null, Cancel))).ShouldBeFalse();
        (await House.LookAsync(db => db.Alerts.AnyAsync(Cancel))).ShouldBeFalse();
        (await House.LookAsync(db => db.WorkItems.AnyAsync(Cancel))).ShouldBeFalse();
        (await House.LookAsync(db => db.Lanes.AnyAsync(Cancel))).ShouldBeFalse();
    }
}

public sealed class DestroyKeptOnSqlite() : DestroyKeptTests(TestedDatabase.Sqlite);

public sealed class DestroyKeptOnPostgres() : DestroyKeptTests(TestedDatabase.Postgres);
