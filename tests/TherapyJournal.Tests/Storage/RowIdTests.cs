using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Storage;

public abstract class RowIdTests(TestedDatabase on) : JournalTest(on)
{
    [Fact]
    public async Task The_database_sorts_ids_in_the_order_of_their_making()
    {
        var made = Enumerable.Range(0, 300).Select(_ => RowId.New(House.Clock)).ToList();
        await House.SaveAsync(async db =>
            await db.LedgerLines.AddRangeAsync(
                made.Select(id => new LedgerLine
                {
                    Id = id,
                    Kind = "test",
                    Line = "",
                })
            )
        );

        var sorted = await House.LookAsync(db =>
            Task.FromResult(db.LedgerLines.OrderBy(l => l.Id).Select(l => l.Id).ToList())
        );

        sorted.ShouldBe(made);
        made.Order().ShouldBe(made);
    }
}

public sealed class RowIdOnSqlite() : RowIdTests(TestedDatabase.Sqlite)
{
    [Fact]
    public void An_id_is_a_version_7_uuid_and_tells_when_it_was_made()
    {
        var earliest = House.Clock.Now();

        var id = RowId.New(House.Clock);

        id.Version.ShouldBe(7);
        id.Variant.ShouldBeInRange(8, 11);
        // Not earlier; later when other tests of this run already used up the moment.
        RowId.MadeAt(id).ShouldBeGreaterThanOrEqualTo(earliest);
    }

    [Fact]
    public void Ids_made_while_the_clock_stands_or_is_put_back_still_ascend()
    {
        var clock = new StandingClock();
        var made = Enumerable.Range(0, 10_000).Select(_ => RowId.New(clock)).ToList();
        var putBack = new StandingClock();
        putBack.AdjustTime(StandingClock.Start.AddDays(-30));

        made.Add(RowId.New(putBack));

        made.ShouldBe(made.Order());
        made.Distinct().Count().ShouldBe(made.Count);
    }

    [Fact]
    public async Task Ids_made_on_many_threads_at_once_are_all_different()
    {
        var made = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(() => Enumerable.Range(0, 5_000).Select(_ => RowId.New(House.Clock)).ToList(), Cancel)
                )
        );

        made.SelectMany(ids => ids).Distinct().Count().ShouldBe(40_000);
        made.ShouldAllBe(ids => ids.SequenceEqual(ids.Order()));
    }
}

public sealed class RowIdOnPostgres() : RowIdTests(TestedDatabase.Postgres);
