using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Practices;

/// <summary>A practice that keeps nobody longer than so many months after the end of their treatment.</summary>
public abstract class EraseAfterEndTests(TestedDatabase on) : LoopTest(on)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task Whose_treatment_ended_so_long_ago_is_told_of_hidden_and_erased_after_72_hours()
    {
        await SetAsync(6);
        await EndAsync();
        (await AheadAsync()).ShouldBeEmpty();
        await PassDayAsync(TimeSpan.FromDays(155));
        (await AheadAsync())
            .ShouldHaveSingleItem()
            .ShouldBe(new EndedPatient(Patient, Instant.FromUtc(2026, 9, 2, 9, 0)));
        (await WaitsAsync()).ShouldBeFalse();

        await PassDayAsync(TimeSpan.FromDays(30));
        (await WaitsAsync()).ShouldBeTrue();
        (await AheadAsync()).ShouldBeEmpty();
        await PassDayAsync(TimeSpan.FromHours(73));

        (await House.LookAsync(db => PatientTables.PresentAsync(db, [Patient], Cancel))).ShouldBeEmpty();
        (await House.Get<AccessRecord>().ReadAsync(Patient, Cancel))
            .ShouldBeOfType<AccessTrail.Intact>()
            .Lines.ShouldContain(l => l.Purpose == nameof(Purpose.EraseAfterEnd));
    }

    [Fact]
    public async Task Called_off_the_months_count_anew_and_taken_up_again_nothing_happens()
    {
        await SetAsync(1);
        await EndAsync();
        await PassDayAsync(TimeSpan.FromDays(32));
        (await House.Get<CallOffErasure>().RunAsync(Therapist, Patient, Cancel)).ShouldBe(
            new CallOffErasureOutcome.CalledOff()
        );

        await PassDayAsync(Day);
        (await WaitsAsync()).ShouldBeFalse();
        await House.Get<ChangePatient>().SetStatusAsync(Therapist, Patient, PatientStatus.Active, Cancel);
        await PassDayAsync(TimeSpan.FromDays(400));

        (await WaitsAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_is_erased_unasked_without_thirty_days_of_notice_or_where_the_practice_does_not_say_so()
    {
        await EndAsync();
        await PassDayAsync(TimeSpan.FromDays(400));
        (await WaitsAsync()).ShouldBeFalse();

        await SetAsync(1);
        await PassDayAsync(TimeSpan.FromDays(29));
        (await WaitsAsync()).ShouldBeFalse();
        (await AheadAsync()).ShouldHaveSingleItem();
        await SetAsync(null);
        await PassDayAsync(TimeSpan.FromDays(5));

        (await WaitsAsync()).ShouldBeFalse();
        (await House.LookAsync(db => db.WorkItems.AnyAsync(Cancel))).ShouldBeFalse("its calendar has ended");
    }

    [Fact]
    public async Task Another_therapist_is_not_told_and_what_cannot_be_meant_is_not_set()
    {
        await SetAsync(1);
        await EndAsync();
        await PassDayAsync(Day);
        var other = new Reader.Therapist(await House.AddTherapistAsync());

        (await House.Get<EndedPatients>().AheadAsync(other, Cancel)).ShouldBeEmpty();

        (await AheadAsync()).ShouldHaveSingleItem();
        foreach (var months in (int[])[0, 601])
        {
            (await House.Get<SetRetention>().RunAsync(months, Cancel)).ShouldBeOfType<SetPracticeOutcome.Unusable>();
        }
    }

    [Fact]
    public async Task Whoever_has_an_alert_that_stands_waits_until_it_is_lifted()
    {
        await SetAsync(1);
        await EndAsync();
        await TryRecordAsync(Urgent);
        await PassDayAsync(TimeSpan.FromDays(40));
        (await WaitsAsync()).ShouldBeFalse("whoever is called must know whom to ring");

        await LiftAlertsAsync();
        await PassDayAsync(Day);

        (await WaitsAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task With_a_ledger_that_does_not_open_nobody_is_erased_unasked_and_it_goes_on_afterwards()
    {
        await SetAsync(1);
        await EndAsync();
        await House
            .Get<ILedger>()
            .NoteErasureAsync(
                new ErasureNote(new PatientId(RowId.New(Ground.Clock)), ErasureStep.CalledOff, default),
                Cancel
            );
        var file = Directory.GetFiles(Ground.Folder, "erasures", SearchOption.AllDirectories).ShouldHaveSingleItem();
        var before = await File.ReadAllTextAsync(file, Cancel);
        await File.AppendAllTextAsync(file, "{ half a note", Cancel);

        await PassDayAsync(TimeSpan.FromDays(40));
        (await WaitsAsync()).ShouldBeFalse("nobody knows whose erasure was called off");
        await File.WriteAllTextAsync(file, before, Cancel);
        await PassDayAsync(Day);

        (await WaitsAsync()).ShouldBeTrue();
    }

    private Task SetAsync(int? months) => House.Get<SetRetention>().RunAsync(months, Cancel);

    private Task EndAsync() =>
        House.Get<ChangePatient>().SetStatusAsync(Therapist, Patient, PatientStatus.Ended, Cancel);

    private Task<IReadOnlyList<EndedPatient>> AheadAsync() => House.Get<EndedPatients>().AheadAsync(Therapist, Cancel);

    private async Task PassDayAsync(TimeSpan time)
    {
        Pass(time);
        await WorkAsync();
    }

    private Task<bool> WaitsAsync() =>
        House.LookAsync(db => db.Patients.AnyAsync(p => p.PatientId == Patient && p.EraseDue != null, Cancel));
}

public sealed class EraseAfterEndOnSqlite() : EraseAfterEndTests(TestedDatabase.Sqlite);

public sealed class EraseAfterEndOnPostgres() : EraseAfterEndTests(TestedDatabase.Postgres);
