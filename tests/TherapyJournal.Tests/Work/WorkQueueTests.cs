using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Work;

public abstract class WorkQueueTests(TestedDatabase on) : WorkTest(on)
{
    private static readonly Duration Lease = Duration.FromSeconds(12);

    [Fact]
    public async Task What_follows_is_there_when_its_cause_is_and_not_otherwise()
    {
        await Should.ThrowAsync<InvalidDataException>(() =>
            House.SaveAsync(async db =>
            {
                await Queue.AddAsync(db, new WorkEvent(WorkEventKind.EntryRecorded, NewPatient(), Guid.Empty));
                throw new InvalidDataException();
            })
        );
        (await ItemsAsync()).ShouldBeEmpty();
        (await ClaimAsync()).ShouldBeEmpty();

        var subject = await AddAsync(NewPatient(), WorkEventKind.EntryRecorded);

        (await ItemsAsync()).Select(i => (i.Kind, i.SubjectId)).ShouldBe([(First, subject), (Second, subject)]);
    }

    [Fact]
    public async Task Work_of_one_patient_shares_a_lane_and_what_cannot_wait_has_its_own()
    {
        var patient = NewPatient();
        await AddAsync(patient, WorkEventKind.EntryRecorded);
        await AddAsync(patient, WorkEventKind.RiskRaised);

        var lanes = await ClaimAsync();

        lanes.Select(l => (l.Patient, l.Items.Count)).ShouldBe([(patient, 2), (patient, 1)], ignoreOrder: true);
        lanes.Single(l => l.Items.Count == 2).Id.ShouldBe(patient.Value);
    }

    [Fact]
    public async Task What_wakes_somebody_is_handed_out_first_however_much_waits_and_whoever_died_over_it()
    {
        for (var i = 0; i < 15; i++)
        {
            await AddAsync(NewPatient());
        }
        var alarmed = NewPatient();
        await AddAsync(alarmed, WorkEventKind.RiskRaised);

        (await ClaimAsync(16))[0].Patient.ShouldBe(alarmed);

        House.Clock.Advance(Lease.ToTimeSpan());
        var other = (await AnotherProcessAsync()).Get<WorkQueue>();
        (await other.ClaimBeforeOthersAsync(16, null, Cancel)).ShouldHaveSingleItem().Patient.ShouldBe(alarmed);
    }

    [Fact]
    public async Task A_lane_is_leased_once_and_again_when_its_lease_is_over()
    {
        await AddAsync(NewPatient());
        var other = (await AnotherProcessAsync()).Get<WorkQueue>();

        var first = (await ClaimAsync()).ShouldHaveSingleItem();
        (await other.ClaimAsync(10, null, Cancel)).ShouldBeEmpty();
        House.Clock.Advance((Lease - Duration.FromMilliseconds(1)).ToTimeSpan());
        (await other.ClaimAsync(10, null, Cancel)).ShouldBeEmpty();
        House.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var second = (await other.ClaimAsync(10, null, Cancel)).ShouldHaveSingleItem();

        second.Fence.ShouldBe(first.Fence + 1);
        second.Items.ShouldHaveSingleItem().Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task A_lease_that_is_renewed_goes_on_and_a_lost_one_is_not_taken_back()
    {
        await AddAsync(NewPatient());
        var held = await ClaimAsync();
        House.Clock.Advance(TimeSpan.FromSeconds(10));

        await Queue.RenewAsync(held, Cancel);
        House.Clock.Advance(TimeSpan.FromSeconds(10));
        (await ClaimAsync()).ShouldBeEmpty();

        House.Clock.Advance(TimeSpan.FromSeconds(10));
        (await ClaimAsync()).ShouldHaveSingleItem();
        var until = (await LaneAsync(held[0].Id)).LeaseUntil;
        House.Clock.Advance(TimeSpan.FromSeconds(1));
        await Queue.RenewAsync(held, Cancel);
        (await LaneAsync(held[0].Id)).LeaseUntil.ShouldBe(until);
    }

    [Fact]
    public async Task Work_that_is_not_due_waits()
    {
        var (patient, tomorrow) = (NewPatient(), House.Clock.Now() + Duration.FromDays(1));
        var later = await AddAsync(patient, due: tomorrow);
        (await ClaimAsync()).ShouldBeEmpty();
        var now = await AddAsync(patient);

        (await ClaimAsync()).ShouldHaveSingleItem().Items.ShouldHaveSingleItem().SubjectId.ShouldBe(now);
        House.Clock.Advance(TimeSpan.FromDays(1));

        (await ClaimAsync()).ShouldHaveSingleItem().Items.Select(i => i.SubjectId).ShouldBe([later, now]);
    }

    [Fact]
    public async Task Work_of_one_patient_can_be_asked_for_alone()
    {
        var (ada, ben) = (NewPatient(), NewPatient());
        await AddAsync(ada);
        await AddAsync(ben);

        (await Queue.ClaimAsync(10, ben, Cancel)).ShouldHaveSingleItem().Patient.ShouldBe(ben);

        (await Queue.AnyDueAsync(ada, Cancel)).ShouldBeTrue();
        (await Queue.AnyDueAsync(NewPatient(), Cancel)).ShouldBeFalse();
    }

    [Fact(Timeout = Hanging)]
    public async Task Workers_that_ask_at_once_never_get_the_same_lane()
    {
        foreach (var patient in Enumerable.Range(0, 60).Select(_ => NewPatient()))
        {
            await AddAsync(patient);
        }
        var queues = new[] { Queue, (await AnotherProcessAsync()).Get<WorkQueue>() };

        var claims = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => Task.Run(() => queues[i % 2].ClaimAsync(5, null, Cancel), Cancel))
        );

        var lanes = claims.SelectMany(c => c).Select(l => l.Id).ToList();
        lanes.Distinct().Count().ShouldBe(lanes.Count);
        claims.ShouldAllBe(c => c.Count <= 5);
    }

    [Fact]
    public void A_pause_doubles_up_to_an_hour_and_ends_in_being_parked()
    {
        var options = new WorkOptions { Attempts = 12, FirstRetrySeconds = 5 };
        var queue = new WorkQueue(House.Store, House.Get<WorkPlan>(), options, House.Clock);
        var id = RowId.New(House.Clock);

        for (var attempt = 1; attempt < 12; attempt++)
        {
            var planned = Math.Min(3600, 5 * Math.Pow(2, attempt - 1));
            var seconds = (queue.NextTry(Item(attempt), after: null) - House.Clock.NowStored()) / 1000.0;
            seconds.ShouldBeInRange(planned * 0.75, planned * 1.25, $"attempt {attempt}");
        }
        queue.NextTry(Item(12), after: null).ShouldBe(WorkQueue.Parked);
        queue.NextTry(Item(1), Duration.FromMinutes(7)).ShouldBe(House.Clock.NowStored() + (7 * 60 * 1000));

        WorkItem Item(int attempts) =>
            new()
            {
                Id = id,
                Kind = First,
                Attempts = attempts,
            };
    }

    private Task<IReadOnlyList<LeasedLane>> ClaimAsync(int most = 10) => Queue.ClaimAsync(most, null, Cancel);
}

public sealed class WorkQueueOnSqlite() : WorkQueueTests(TestedDatabase.Sqlite);

public sealed class WorkQueueOnPostgres() : WorkQueueTests(TestedDatabase.Postgres)
{
    /// <summary>A plan that the server takes now and then by itself: it asks once more for each lane which lanes are due.</summary>
    private const string OddPlan = """
        do $$ declare setting text; begin
          foreach setting in array array['hashagg', 'sort', 'hashjoin', 'mergejoin', 'material'] loop
            execute format('alter database %I set enable_%s = off', current_database(), setting);
          end loop;
        end $$
        """;

    [Fact]
    public async Task No_plan_of_the_server_hands_out_more_lanes_than_were_asked_for()
    {
        await House.SaveAsync(db => db.Database.ExecuteSqlRawAsync(OddPlan, Cancel));
        foreach (var patient in Enumerable.Range(0, 60).Select(_ => NewPatient()))
        {
            await AddAsync(patient);
        }

        var queue = (await AnotherProcessAsync()).Get<WorkQueue>();

        (await queue.ClaimAsync(5, null, Cancel)).Count.ShouldBe(5);
    }
}

public abstract class KilledWorkerTests(TestedDatabase on) : JournalTest(on)
{
    private const int StormLasts = 1_800_000;

    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["Journal:Work:LeaseSeconds"] = "0.5";
        settings["Journal:Work:Attempts"] = "100";
    }

    protected override void Furnish(IServiceCollection services)
    {
        services.AddSingleton(StormySteps.Clock);
        StormySteps.Furnish(services);
    }

    [Fact(Timeout = StormLasts)]
    [Trait("Category", "Storm")]
    public async Task Whenever_a_worker_is_killed_every_step_takes_effect_exactly_once()
    {
        var (subjects, killedAtWork) = (new List<Guid>(), 0);
        for (var round = 0; round < Storm.Kills; round++)
        {
            subjects.AddRange(await AddAsync(patients: 10, each: 3));
            await using var second = await SecondProcess.StartAsync(SecondProcess.Work, Ground);
            await Storm.PauseAsync(upTo: TimeSpan.FromMilliseconds(2500), round);
            killedAtWork += await second.KillAsync() ? 1 : 0;
        }
        killedAtWork.ShouldBeGreaterThan(0, "every process was done before it was killed: nothing was shown");

        await House.Get<Worker>().RunUntilIdleAsync(Cancel);

        var marks = await House.LookAsync(db =>
            Task.FromResult(db.LedgerLines.Select(l => new { l.Line, l.SubjectId }).ToList())
        );
        foreach (var step in StormySteps.All)
        {
            marks.Where(m => m.Line == step).Select(m => m.SubjectId).Order().ShouldBe(subjects.Order(), step);
        }
        (await House.LookAsync(db => Task.FromResult(db.WorkItems.Count()))).ShouldBe(0);
    }

    private async Task<List<Guid>> AddAsync(int patients, int each)
    {
        var subjects = new List<Guid>();
        await House.SaveAsync(async db =>
        {
            foreach (
                var patient in Enumerable.Range(0, patients).Select(_ => new PatientId(RowId.New(StormySteps.Clock)))
            )
            {
                for (var i = 0; i < each; i++)
                {
                    subjects.Add(RowId.New(StormySteps.Clock));
                    await House
                        .Get<WorkQueue>()
                        .AddAsync(db, new WorkEvent(WorkEventKind.EntryRecorded, patient, subjects[^1]));
                }
            }
        });
        return subjects;
    }
}

public sealed class KilledWorkerOnSqlite() : KilledWorkerTests(TestedDatabase.Sqlite);

public sealed class KilledWorkerOnPostgres() : KilledWorkerTests(TestedDatabase.Postgres);
