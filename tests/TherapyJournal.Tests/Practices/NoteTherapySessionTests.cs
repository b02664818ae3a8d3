using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public abstract class NoteTherapySessionTests(TestedDatabase on) : LoopTest(on)
{
    [Fact]
    public async Task Appointments_stand_in_order_and_once()
    {
        foreach (var when in (string[])["2026-11-24 14:00", " 2026-11-10 "])
        {
            (await RunAsync(Therapist, when)).ShouldBe(new ChangePatientOutcome.Changed());
        }
        (await RunAsync(Therapist, "2026-11-24T14:00")).ShouldBe(new ChangePatientOutcome.AlreadySo());

        (await SessionsAsync()).ShouldBe(["2026-11-10", "2026-11-24T14:00"]);
    }

    [Fact(Timeout = Hanging)]
    public async Task Noted_several_times_at_once_it_stands_once()
    {
        var noted = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => RunAsync(Therapist, "2026-11-24 14:00"), Cancel))
        );

        noted.OfType<ChangePatientOutcome.Changed>().ShouldHaveSingleItem();
        noted.OfType<ChangePatientOutcome.AlreadySo>().Count().ShouldBe(3);
        (await SessionsAsync()).ShouldBe(["2026-11-24T14:00"]);
    }

    [Theory]
    [InlineData("24 Nov 2026", "2026-11-24")]
    [InlineData("Tue 24 Nov 2026 14:00", "2026-11-24T14:00")]
    [InlineData("24 november 2026, 9:05", "2026-11-24T09:05")]
    [InlineData("24.11.2026 14:00", "2026-11-24T14:00")]
    [InlineData("2026-11-24T9:05", "2026-11-24T09:05")]
    public async Task A_day_is_understood_as_people_write_it(string typed, string kept)
    {
        (await RunAsync(Therapist, typed)).ShouldBe(new ChangePatientOutcome.Changed());

        (await SessionsAsync()).ShouldBe([kept]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("11/3/2026")]
    [InlineData("Mon 24 Nov 2026")]
    [InlineData("tomorrow")]
    [InlineData("2026-02-30")]
    [InlineData("2026-11-24T25:00")]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    [InlineData("2036-03-03T09:00")]
    [InlineData("1949-12-31")]
    public async Task What_is_no_day_for_an_appointment_is_refused_and_not_noted(string when)
    {
        (await RunAsync(Therapist, when)).ShouldBeOfType<ChangePatientOutcome.Unusable>();

        (await SessionsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1950-01-01")]
    [InlineData("2036-03-02T23:59")]
    public async Task Old_records_and_plans_for_years_are_noted(string when) =>
        (await RunAsync(Therapist, when)).ShouldBe(new ChangePatientOutcome.Changed());

    [Fact]
    public async Task Another_therapists_patient_looks_like_a_missing_one()
    {
        var other = new Reader.Therapist(await House.AddTherapistAsync("Other"));

        var outcome = await RunAsync(other, "2026-11-24");

        outcome.ShouldBe(new ChangePatientOutcome.Refused(new DoorRefusal.Missing()));
        (await SessionsAsync()).ShouldBeEmpty();
    }

    private Task<ChangePatientOutcome> RunAsync(Reader.Therapist by, string when) =>
        House.Get<NoteTherapySession>().RunAsync(by, Patient, when, Cancel);

    private async Task<IReadOnlyList<string>> SessionsAsync() =>
        (await House.Get<ReadPatients>().OneAsync(Therapist, Patient, Cancel))
            .ShouldBeOfType<ReadOutcome<PatientView>.Open>()
            .Value.Sessions;
}

public sealed class NoteTherapySessionOnSqlite() : NoteTherapySessionTests(TestedDatabase.Sqlite);

public sealed class NoteTherapySessionOnPostgres() : NoteTherapySessionTests(TestedDatabase.Postgres);
