using NodaTime;
using TherapyJournal.Records;

namespace TherapyJournal.Work;

/// <summary>What happened, of which something must follow.</summary>
public enum WorkEventKind
{
    EntryRecorded,
    EntryForModelRecorded,
    EntryEdited,
    EntryShared,
    VectorsMissing,
    ScreenFellBack,
    EntrySummarized,
    SummaryFellBack,
    SummaryWithdrawn,
    WordsMayBeDrafted,
    RiskRaised,
    AlertUnanswered,
    ErasureAsked,
    RecordKept,
    RetentionLooked,
    MessageReceived,
    PromptWished,
    VoiceTakenIn,
    VoiceFetched,
    VoiceHeard,
    MessageOwed,
    CrisisAnswerOwed,
    EntryBegun,
    ReflectionAwaited,
    ReflectionWritten,
    ReminderPlanned,
    WeeklyReviewPlanned,
    NudgeOwed,
    NudgeShown,
    DigestPlanned,
    BriefPlanned,
}

/// <summary>Something that happened to one subject of one patient.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Patient">To whom.</param>
/// <param name="Subject">To what: an entry, an alert.</param>
/// <param name="Number">Which version of the subject.</param>
/// <param name="Due">When what follows may begin; null: at once.</param>
public sealed record WorkEvent(WorkEventKind Kind, PatientId Patient, Guid Subject, int Number = 1, Instant? Due = null)
{
    /// <summary>The lane in which what follows keeps its order, unless it has one of its own; null: the patient's.</summary>
    public Guid? Lane { get; init; }
}

/// <summary>A step that follows an event.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="InOwnLane">Whether it waits for nothing else of this patient.</param>
/// <param name="BeforeOthers">Whether a worker that comes back takes it up before everything that waited longer.</param>
public sealed record NextStep(string Step, bool InOwnLane = false, bool BeforeOthers = false);

/// <summary>What follows what; made in one place, <c>Workflow.cs</c>.</summary>
public sealed class WorkPlan(IReadOnlyDictionary<WorkEventKind, IReadOnlyList<NextStep>> steps)
{
    /// <summary>The steps that follow; none when nothing does.</summary>
    public IReadOnlyList<NextStep> After(WorkEventKind happened) => steps.GetValueOrDefault(happened, []);
}
