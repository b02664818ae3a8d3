using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Work;

/// <summary>A step of the loop. It may run twice and leaves one result.</summary>
public interface IWorkStep
{
    /// <summary>The step's name, as work rows carry it.</summary>
    string Name { get; }

    /// <summary>Whether what comes behind it in its lane waits while it waits for another try; else it leaves the lane.</summary>
    bool KeepsOrder => false;

    /// <summary>Reads what it needs through Records, calls a model outside any transaction, and returns what to save.</summary>
    Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel);
}

/// <summary>What a step came to.</summary>
public abstract record StepResult
{
    private StepResult() { }

    /// <summary>Done: what to save, and what happened by it. Both are committed together with the end of the work.</summary>
    /// <param name="Save">Adds to the saving transaction; may run again, in a fresh one. Null: nothing to save.</param>
    /// <param name="Events">What happened; what follows is added in the same transaction.</param>
    public sealed record Done(Func<JournalDb, Task>? Save, params IReadOnlyList<WorkEvent> Events) : StepResult;

    /// <summary>Not now: it leaves its lane and is tried again later.</summary>
    /// <param name="Fault">The kind of fault; never words.</param>
    /// <param name="After">When; null: by the usual backoff.</param>
    public sealed record Later(string Fault, Duration? After = null) : StepResult;

    /// <summary>It was tried often enough and waits for a person, who sees it in <c>doctor</c> and may have it tried again.</summary>
    /// <param name="Fault">The kind of fault; never words.</param>
    public sealed record GivenUp(string Fault) : StepResult;

    /// <summary>What a step comes to that found nothing to do. Where a row did not open, it may be mended: then it is tried again, and parked in the end.</summary>
    /// <remarks>Every damaged row counts that was met, so a step opens what the decision rests on first, and the rest only when there is something to do.</remarks>
    public static StepResult Without<T>(ReadOutcome<T> read) =>
        read is ReadOutcome<T>.Refused { Why: DoorRefusal.Damaged } or ReadOutcome<T>.Open { DamagedRows.Count: > 0 }
            ? new Later(nameof(DoorRefusal.Damaged))
            : Nothing;

    /// <summary>There is nothing to do any more: its subject is gone, or it was done before.</summary>
    public static StepResult Nothing { get; } = new Done(null);
}
