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
