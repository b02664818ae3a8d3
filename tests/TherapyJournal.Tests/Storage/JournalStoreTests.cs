using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Storage;

public abstract class JournalStoreTests(TestedDatabase on) : JournalTest(on)
{
    [Fact]
    public async Task A_unit_of_work_that_fails_leaves_nothing_and_runs_once()
    {
        var tries = 0;

        await Should.ThrowAsync<InvalidDataException>(() =>
            House.SaveAsync(async db =>
            {
                tries++;
                db.LedgerLines.Add(Line("half"));
                await db.SaveChangesAsync(Cancel);
                throw new InvalidDataException();
            })
        );

        tries.ShouldBe(1);
        (await LinesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_value_that_must_be_unique_and_is_not_counts_as_a_duplicate_and_not_as_a_lost_connection()
    {
        var line = Line("first");
        await House.SaveAsync(async db => await db.AddAsync(line));

        var fault = await Should.ThrowAsync<DbUpdateException>(() =>
            House.SaveAsync(async db => await db.AddAsync(Line("second", line.Id)))
        );

        House.Store.Kind.IsDuplicate(fault).ShouldBeTrue();
        House.Store.Kind.IsTransient(fault).ShouldBeFalse();
    }

    [Fact]
    public async Task Two_who_change_one_row_at_once_are_told_and_nothing_is_overwritten()
    {
        var patient = await House.AddPatientAsync();
        await using var slow = House.Store.Kind.CreateContext();
        var seen = await slow.Patients.SingleAsync(p => p.PatientId == patient, Cancel);
        await House.SaveAsync(async db => (await db.Patients.SingleAsync(Cancel)).Version++);

        seen.Version++;

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => slow.SaveChangesAsync(Cancel));
    }

    protected LedgerLine Line(string text, Guid? id = null) =>
        new()
        {
            Id = id ?? RowId.New(House.Clock),
            Kind = "test",
            Line = text,
        };

    protected Task<List<string>> LinesAsync() =>
        House.LookAsync(db => db.LedgerLines.OrderBy(l => l.Id).Select(l => l.Line).ToListAsync(Cancel));
}

public sealed class JournalStoreOnSqlite() : JournalStoreTests(TestedDatabase.Sqlite)
{
    [Fact(Timeout = Hanging)]
    public async Task Another_writer_is_waited_for()
    {
        await using var other = new SqliteConnection($"Data Source={Ground.SqliteFile}");
        await other.OpenAsync(Cancel);
        await using var writing = other.BeginTransaction();

        var waiting = Task.Run(() => House.SaveAsync(async db => await db.AddAsync(Line("waited"))), Cancel);
        await Task.Delay(TimeSpan.FromMilliseconds(300), Cancel);
        waiting.IsCompleted.ShouldBeFalse();
        await writing.CommitAsync(Cancel);

        await waiting;
        (await LinesAsync()).ShouldBe(["waited"]);
    }

    [Fact]
    public async Task A_commit_is_on_the_disk_before_it_is_said_and_an_erased_key_leaves_no_trace()
    {
        (await PragmaAsync("journal_mode")).ShouldBe("wal");
        (await PragmaAsync("synchronous")).ShouldBe("2");
        (await PragmaAsync("secure_delete")).ShouldBe("1");
        (await PragmaAsync("temp_store")).ShouldBe("2");
    }

    private Task<string> PragmaAsync(string name) =>
        House.LookAsync(async db =>
        {
            await db.Database.OpenConnectionAsync(Cancel);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"pragma {name}";
            return $"{await command.ExecuteScalarAsync(Cancel)}";
        });
}

public sealed class JournalStoreOnPostgres() : JournalStoreTests(TestedDatabase.Postgres)
{
    [Theory]
    [InlineData("System.Threading.ManualResetEventSlim", true)]
    [InlineData("Npgsql.NpgsqlConnection", false)]
    public void A_connection_that_breaks_while_a_command_begins_on_it_counts_as_lost(string disposed, bool isLost) =>
        House
            .Store.Kind.IsTransient(new InvalidOperationException("query", new ObjectDisposedException(disposed)))
            .ShouldBe(isLost);

    [Theory(Timeout = Hanging)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_that_drops_within_a_unit_of_work_runs_it_again_and_saves_once(bool rightBeforeCommit)
    {
        var tries = 0;

        await House.SaveAsync(async db =>
        {
            db.LedgerLines.Add(Line("kept"));
            await db.SaveChangesAsync(Cancel);
            if (++tries == 1)
            {
                await DropAsync(db);
            }
            if (!rightBeforeCommit)
            {
                await db.LedgerLines.CountAsync(Cancel);
            }
        });

        tries.ShouldBe(2);
        (await LinesAsync()).ShouldBe(["kept"]);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_pooled_connection_that_was_dropped_while_idle_is_replaced()
    {
        await House.LookAsync(async db =>
        {
            await db.Database.OpenConnectionAsync(Cancel);
            return await DropAsync(db);
        });

        (await LinesAsync()).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task Two_units_that_lock_each_other_out_both_happen()
    {
        var (one, two) = (Line("0"), Line("0"));
        await House.SaveAsync(async db => await db.AddRangeAsync(one, two));
        using var bothHold = new Barrier(2);
        var meetings = 0;

        await Task.WhenAll(AddToBothAsync(one, two), AddToBothAsync(two, one));

        meetings.ShouldBe(3, "one of the two was to lose its locks and begin again");
        (await LinesAsync()).ShouldBe(["000", "000"]);

        Task AddToBothAsync(LedgerLine first, LedgerLine second) =>
            Task.Run(
                () =>
                    House.SaveAsync(async db =>
                    {
                        await AddAsync(db, first);
                        if (Interlocked.Increment(ref meetings) <= 2)
                        {
                            bothHold.SignalAndWait(Cancel);
                        }
                        await AddAsync(db, second);
                    }),
                Cancel
            );

        static Task<int> AddAsync(JournalDb db, LedgerLine line) =>
            db.Database.ExecuteSqlAsync($"update ledger_lines set line = line || '0' where id = {line.Id}", Cancel);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_database_that_is_away_for_a_moment_is_waited_for()
    {
        await using var wire = new Wire(Ground.Settings["DATABASE_URL"]!);
        Ground.Settings["DATABASE_URL"] = wire.Url;
        var house = await AnotherProcessAsync();

        wire.Cut();
        var waiting = house.SaveAsync(async db => await db.AddAsync(Line("after all")));
        await Task.Delay(TimeSpan.FromSeconds(1), Cancel);
        waiting.IsCompleted.ShouldBeFalse();
        wire.Mend();

        await waiting;
        (await LinesAsync()).ShouldBe(["after all"]);
    }

    private async Task<int> DropAsync(JournalDb db)
    {
        var backend = await db.Database.SqlQuery<int>($"""select pg_backend_pid() as "Value" """).SingleAsync(Cancel);
        await using var other = House.Store.Kind.CreateContext();
        return await other.Database.ExecuteSqlAsync($"select pg_terminate_backend({backend}, 5000)", Cancel);
    }
}
