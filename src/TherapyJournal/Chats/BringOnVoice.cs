using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>What the chat hears of a voice message; the number of its work.</summary>
internal enum SpokenNews
{
    /// <summary>It has come to its end: a text, or none.</summary>
    Ended = 1,

    /// <summary>It takes longer.</summary>
    Delayed,

    /// <summary>Its speaker has not said whether it may be heard.</summary>
    Unanswered,
}

/// <summary>What a step makes of a voice message: it goes on, is tried again, or ends without a text. What is said of it comes into the chat's own order.</summary>
internal sealed class BringOnVoice(
    JournalStore store,
    PatientRecords records,
    Keys keys,
    WorkQueue queue,
    WorkOptions work,
    TimeProvider clock,
    ILogger<BringOnVoice> log
)
{
    // Once is a hiccup, of which nobody needs to hear.
    private const int TriesBeforeItIsTold = 2;

    private static readonly Duration UntilTheyMayBeBack = Duration.FromHours(1);
    private static readonly Duration UntilAPlaceIsFree = Duration.FromSeconds(3);

    // Half of a worker's places stay free for whoever waits for an answer: one of these may take two minutes.
    private readonly int most = Math.Max(1, work.Parallel / 2);
    private int running;

    /// <summary>Does it where a place is free; else a little later, and that counts as no try.</summary>
    public async Task<StepResult> InTurnAsync(WorkItem item, WorkEventKind kind, Func<Task<StepResult>> act)
    {
        try
        {
            return Interlocked.Increment(ref running) <= most
                ? await act()
                : new StepResult.Done(null, Same(item, kind, UntilAPlaceIsFree));
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    /// <summary>What becomes of a voice message before it is heard: a consent that it needs may be withdrawn.</summary>
    /// <returns>Null: it may be heard.</returns>
    public async Task<StepResult?> WhyNotAsync(WorkItem item, OpenRecording recording, CancellationToken cancel) =>
        await store.ReadAsync(db => records.StandingAsync(db, item.PatientId, cancel), cancel) switch
        {
            StandingOutcome.Known { Standing: var standing } => IsAgreed(standing) ? null : Forget(recording),
            // It may be mended: nothing is thrown away for it.
            _ => new StepResult.Later(nameof(DoorRefusal.Damaged)),
        };

    /// <summary>Where it does not open: gone, damaged, or of somebody who is hidden while their erasure may be called off.</summary>
    public StepResult Without<T>(ReadOutcome<T> read, WorkItem item, WorkEventKind kind) =>
        read is ReadOutcome<T>.Refused { Why: DoorRefusal.Missing }
            ? new StepResult.Done(null, Same(item, kind, UntilTheyMayBeBack))
            : StepResult.Without(read);

    /// <summary>It has changed, and this follows.</summary>
    public StepResult Goes(WorkItem item, OpenRecording recording, RecordingContent after, WorkEvent next) =>
        new StepResult.Done(db => ChangeAsync(db, item.PatientId, recording, after), next);

    /// <summary>There will be no text.</summary>
    public StepResult Fails(WorkItem item, OpenRecording recording, RecordingFault why) =>
        Goes(
            item,
            recording,
            recording.Content with
            {
                Sound = null,
                Fault = why,
            },
            News(item.PatientId, recording, SpokenNews.Ended)
        );

    /// <summary>Its consent is gone, and it goes too.</summary>
    public StepResult Forget(OpenRecording recording) =>
        new StepResult.Done(db => db.Recordings.Where(r => r.Id == recording.Id).ExecuteDeleteAsync());

    /// <summary>Says something of it in the chat.</summary>
    public StepResult Tell(WorkItem item, OpenRecording recording, SpokenNews news) =>
        new StepResult.Done(null, News(item.PatientId, recording, news));

    /// <summary>It is tried again, for a week; the speaker is told once.</summary>
    /// <param name="item">The work; its number counts the tries.</param>
    /// <param name="recording">Which.</param>
    /// <param name="kind">The event that has it tried again.</param>
    /// <param name="fault">The kind of trouble; never words.</param>
    /// <param name="otherwise">Why it ends, when it was tried for long enough.</param>
    /// <param name="after">How long to wait; null: by the number of tries.</param>
    public StepResult Again(
        WorkItem item,
        OpenRecording recording,
        WorkEventKind kind,
        string fault,
        RecordingFault otherwise,
        Duration? after = null
    )
    {
        var content = recording.Content;
        var now = clock.Now();
        if (now - Instant.FromUnixTimeMilliseconds(content.ReceivedAt) > Recordings.Longest)
        {
            return Fails(item, recording, otherwise);
        }
        log.LogWarning(
            "Voice message {Item} is not text yet ({Fault}, try {Attempt}); it is kept and tried again",
            recording.Id,
            fault,
            item.SubjectNumber
        );
        var again = new WorkEvent(
            kind,
            item.PatientId,
            recording.Id,
            item.SubjectNumber + 1,
            now + (after ?? Recordings.Pause(item.SubjectNumber))
        );
        return content.IsDelayTold || item.SubjectNumber < TriesBeforeItIsTold
            ? new StepResult.Done(null, again)
            : new StepResult.Done(
                db => ChangeAsync(db, item.PatientId, recording, content with { IsDelayTold = true }),
                again,
                News(item.PatientId, recording, SpokenNews.Delayed)
            );
    }

    /// <summary>Adds, before anything else is locked, that the chat is to hear of it.</summary>
    public Task TellAsync(JournalDb db, PatientId patient, OpenRecording recording) =>
        queue.AddAsync(db, News(patient, recording, SpokenNews.Ended));

    /// <summary>Seals what has become of it.</summary>
    public async Task ChangeAsync(JournalDb db, PatientId patient, OpenRecording before, RecordingContent after)
    {
        if (await records.SealerAsync(db, patient, default) is { } sealer)
        {
            await Recordings.ChangeAsync(db, sealer, before.AsRead, after);
        }
    }

    /// <summary>Has the entry looked at to which it belonged: it may be finished by now.</summary>
    public WorkEvent LookAt(PatientId patient, EntryBegun begun, OpenRecording recording) =>
        CloseQuietEntry.Begun(patient, begun.Id, recording.Content.From.Lane(keys), clock.Now());

    private static bool IsAgreed(PatientStandingContent standing) =>
        standing.Allows(ConsentKind.Keeping)
        && standing.Allows(ConsentKind.Telegram)
        && standing.Allows(ConsentKind.Voice);

    private WorkEvent Same(WorkItem item, WorkEventKind kind, Duration after) =>
        new(kind, item.PatientId, item.SubjectId, item.SubjectNumber, clock.Now() + after) { Lane = item.LaneId };

    private WorkEvent News(PatientId patient, OpenRecording recording, SpokenNews news) =>
        new(WorkEventKind.VoiceHeard, patient, recording.Id, (int)news) { Lane = recording.Content.From.Lane(keys) };
}
