using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Tests.Database;

/// <summary>A small loop whose every step leaves a mark when it is saved, so that a step lost or done twice shows.</summary>
internal static class StormySteps
{
    /// <summary>The real clock: the leases of a killed process must run out.</summary>
#pragma warning disable RS0030 // Processes that are killed share no other clock.
    public static TimeProvider Clock { get; } = TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>Every step that follows one <see cref="WorkEventKind.EntryRecorded"/>.</summary>
    public static IReadOnlyList<string> All { get; } = ["Reflect", "Summarize", "Notify", "Alarm"];

    public static void Furnish(IServiceCollection services)
    {
        services.RemoveAll<IWorkStep>().RemoveAll<WorkPlan>();
        services.AddSingleton(
            new WorkPlan(
                new Dictionary<WorkEventKind, IReadOnlyList<NextStep>>
                {
                    [WorkEventKind.EntryRecorded] = [new("Reflect"), new("Summarize"), new("Alarm", InOwnLane: true)],
                    [WorkEventKind.EntrySummarized] = [new("Notify")],
                }
            )
        );
        foreach (var name in All)
        {
            services.AddSingleton<IWorkStep>(new MarkingStep(name));
        }
    }

    private sealed class MarkingStep(string name) : IWorkStep
    {
        public string Name => name;

        public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), cancel);
            var mark = new LedgerLine
            {
                Id = RowId.New(Clock),
                Kind = "mark",
                SubjectId = item.SubjectId,
                Line = name,
            };
            return new StepResult.Done(
                async db => await db.LedgerLines.AddAsync(mark, CancellationToken.None),
                name == "Summarize"
                    ? [new WorkEvent(WorkEventKind.EntrySummarized, item.PatientId, item.SubjectId)]
                    : []
            );
        }
    }
}
