using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Records;

public abstract class RowScanTests(TestedDatabase on) : LoopTest(on)
{
    [Fact]
    public async Task Of_a_large_table_the_newest_rows_are_tried_and_that_this_is_not_all_is_known()
    {
        var (old, young) = (await RecordAsync(Calm), await RecordAsync(Wish));
        await House.ForgeAsync($"update entries set version = version + 1");

        var few = await ScanAsync(most: 1);
        var all = await ScanAsync(most: 2);

        (few.IsWhole, all.IsWhole).ShouldBe((false, true));
        few.Shut.Select(s => s.Id).ShouldBe([young]);
        all.Shut.Select(s => s.Id).ShouldBe([young, old]);
    }

    [Fact]
    public async Task What_access_rests_on_is_tried_to_the_last_row()
    {
        var second = await House.AddPatientAsync(Therapist.Id, "Ben Example");
        await House.ForgeAsync($"update standings set version = version + 1");

        var scan = await ScanAsync(most: 1);

        scan.Shut.Select(s => s.Whose).ShouldBe([second, Patient]);
    }

    private Task<RowScan> ScanAsync(int most) =>
        House.LookAsync(db => RowScan.RunAsync(db, House.Get<Keys>(), Cancel, most));
}

public sealed class RowScanOnSqlite() : RowScanTests(TestedDatabase.Sqlite);

public sealed class RowScanOnPostgres() : RowScanTests(TestedDatabase.Postgres);
