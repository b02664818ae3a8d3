using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;

namespace TherapyJournal.Tests.Work;

/// <summary>Tests of the queue with a plan of their own: what each step does, a test says in <see cref="Act"/>.</summary>
public abstract class WorkTest(TestedDatabase on) : JournalTest(on)
{
    protected const string First = "First";
    protected const string Second = "Second";
    protected const string FollowUp = "FollowUp";
    protected const string Alarm = "Alarm";
    protected const string Unknown = "Unknown";

    private readonly ConcurrentDictionary<string, Func<WorkItem, CancellationToken, Task<StepResult>>> acts = new();

    /// <summary>What ran, in order: step and subject.</summary>
    private protected ConcurrentQueue<(string Step, Guid Subject)> Ran { get; } = new();

    private protected WorkQueue Queue => House.Get<WorkQueue>();

    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["Journal:Work:FirstRetrySeconds"] = "10";
        settings["Journal:Work:Attempts"] = "3";
        settings["Journal:Work:PollSeconds"] = "0.05";
    }

    protected override void Furnish(IServiceCollection services)
    {
        services.RemoveAll<IWorkStep>().RemoveAll<WorkPlan>();
        services.AddSingleton(
            new WorkPlan(
                new Dictionary<WorkEventKind, IReadOnlyList<NextStep>>
                {
                    [WorkEventKind.EntryRecorded] = [new(First), new(Second)],
                    [WorkEventKind.EntryEdited] = [new(First)],
                    [WorkEventKind.EntrySummarized] = [new(FollowUp)],
                    [WorkEventKind.RiskRaised] = [new(Alarm, InOwnLane: true, BeforeOthers: true)],
                    [WorkEventKind.ErasureAsked] = [new(Unknown)],
                }
            )
        );
        foreach (var name in new[] { First, Second, FollowUp, Alarm })
        {
            services.AddSingleton<IWorkStep>(new ActingStep(name, RunAsync));
        }
    }

    private protected void Act(string step, Func<WorkItem, CancellationToken, Task<StepResult>> act) =>
        acts[step] = act;

    private protected void Act(string step, Func<WorkItem, StepResult> act) =>
        acts[step] = (item, _) => Task.FromResult(act(item));

    /// <summary>A subject of this patient to which something happened.</summary>
    private protected async Task<Guid> AddAsync(
        PatientId patient,
        WorkEventKind kind = WorkEventKind.EntryEdited,
        NodaTime.Instant? due = null
    )
    {
        var subject = RowId.New(House.Clock);
        await House.SaveAsync(db => Queue.AddAsync(db, new WorkEvent(kind, patient, subject, Due: due)));
        return subject;
    }

    private protected Task WorkAsync(JournalHouse? house = null) =>
        (house ?? House).Get<Worker>().RunUntilIdleAsync(Cancel);

    private protected PatientId NewPatient() => new(RowId.New(House.Clock));

    private protected Task<List<WorkItem>> ItemsAsync() =>
        House.LookAsync(db => db.WorkItems.OrderBy(i => i.Id).ToListAsync(Cancel));

    private protected Task<Lane> LaneAsync(Guid lane) =>
        House.LookAsync(db => db.Lanes.SingleAsync(l => l.Id == lane, Cancel));

    /// <summary>Waits until it is so; the test's own time-out is the guard.</summary>
    private protected static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        while (!await isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancel);
        }
    }

    /// <summary>The mark that a step leaves when it is saved: one for each time.</summary>
    private protected Func<JournalDb, Task> Mark(string step, Guid subject) =>
        async db =>
            await db.LedgerLines.AddAsync(
                new LedgerLine
                {
                    Id = RowId.New(House.Clock),
                    Kind = "mark",
                    SubjectId = subject,
                    Line = step,
                }
            );

    private protected Task<List<(string Step, Guid Subject)>> MarksAsync() =>
        House.LookAsync(async db =>
            (await db.LedgerLines.OrderBy(l => l.Id).ToListAsync(Cancel)).ConvertAll(l => (l.Line, l.SubjectId))
        );

    private protected static WorkEvent Summarized(WorkItem item) =>
        new(WorkEventKind.EntrySummarized, item.PatientId, item.SubjectId);

    private Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        Ran.Enqueue((item.Kind, item.SubjectId));
        return acts.TryGetValue(item.Kind, out var act) ? act(item, cancel) : Task.FromResult(StepResult.Nothing);
    }

    private sealed class ActingStep(string name, Func<WorkItem, CancellationToken, Task<StepResult>> act) : IWorkStep
    {
        public string Name => name;

        public Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel) => act(item, cancel);
    }
}
