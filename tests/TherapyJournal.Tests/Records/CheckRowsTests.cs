using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Records;

public abstract class CheckRowsTests(TestedDatabase on) : JournalTest(on)
{
    [Fact]
    public async Task Sound_rows_and_a_clock_after_the_last_entry_are_green()
    {
        await FullRecord.AddAsync(House, await House.AddTherapistAsync());
        House.Clock.Advance(TimeSpan.FromMinutes(1));

        (await RunAsync()).ShouldAllBe(c => c.Light == CheckLight.Green);
    }

    [Fact]
    public async Task A_forged_place_in_a_caseload_is_red_and_named()
    {
        await House.AddPatientAsync();
        var forger = await House.AddTherapistAsync("Someone Else");
        await House.ForgeAsync($"update caseloads set therapist_id = {forger.Value}");

        var check = (await RunAsync()).Single(c => c.Name == "sealed rows");

        (check.Light, check.Sentence.Contains("caseload")).ShouldBe((CheckLight.Red, true));
    }

    [Theory]
    [InlineData("delete from standings")]
    [InlineData("delete from caseloads")]
    [InlineData("delete from data_keys where patient_id is not null")]
    public async Task A_patient_whom_nobody_would_see_any_more_is_red(string forgery)
    {
        var patient = await House.AddPatientAsync();
        (await RunAsync()).Single(c => c.Name == "patients").Light.ShouldBe(CheckLight.Green);
        await House.SaveAsync(db => db.Database.ExecuteSqlRawAsync(forgery, Cancel));

        var check = (await RunAsync()).Single(c => c.Name == "patients");

        (check.Light, check.Sentence.Contains($"{patient}")).ShouldBe((CheckLight.Red, true));
    }

    [Fact]
    public async Task A_damaged_alert_is_red()
    {
        await FullRecord.AddAsync(House, await House.AddTherapistAsync());
        (await House.LookAsync(db => db.Alerts.CountAsync(Cancel))).ShouldBeGreaterThan(0);
        await House.ForgeAsync($"update alerts set version = version + 1");

        var check = (await RunAsync()).Single(c => c.Name == "sealed rows");

        (check.Light, check.Sentence.Contains("risk-alert")).ShouldBe((CheckLight.Red, true));
    }

    [Theory]
    [InlineData("update entries set version = version + 1", "journal-entry")]
    [InlineData("update summaries set version = version + 1", "entry-summary")]
    [InlineData("update goals set version = version + 1", "therapy-goal")]
    public async Task A_damaged_row_of_any_table_is_red_and_says_whose_it_is(string forgery, string label)
    {
        await FullRecord.AddAsync(House, await House.AddTherapistAsync());
        var patient = await House.LookAsync(db => db.Patients.Select(p => p.PatientId).SingleAsync(Cancel));
        await House.SaveAsync(db => db.Database.ExecuteSqlRawAsync(forgery, Cancel));

        var check = (await RunAsync()).Single(c => c.Name == "sealed rows");

        check.Light.ShouldBe(CheckLight.Red);
        check.Sentence.ShouldContain(label);
        check.Sentence.ShouldContain($"(patient {patient})");
    }

    [Fact]
    public async Task A_clock_before_the_last_entry_is_red()
    {
        await FullRecord.AddAsync(House, await House.AddTherapistAsync());
        await House.ForgeAsync($"update entries set recorded_at = recorded_at + 3600000");

        (await RunAsync()).Single(c => c.Name == "clock").Light.ShouldBe(CheckLight.Red);
    }

    private async Task<IReadOnlyList<Check>> RunAsync() =>
        await House.Get<IEnumerable<ICheckUp>>().OfType<CheckRows>().Single().RunAsync(Cancel);
}

public sealed class CheckRowsOnSqlite() : CheckRowsTests(TestedDatabase.Sqlite);

public sealed class CheckRowsOnPostgres() : CheckRowsTests(TestedDatabase.Postgres);
