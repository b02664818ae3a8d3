using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Step: fetches a voice message that may be written down, and seals its sound.</summary>
internal sealed class FetchVoice(PatientRecords records, ChatSenders senders, BringOnVoice bringOn, TimeProvider clock)
    : IWorkStep
{
    // A channel says "gone" also of what it cannot reach for a while.
    private const int TriesOfWhatIsGone = 6;

    private static readonly TimeSpan LongestToShow = TimeSpan.FromSeconds(2);

    public string Name => nameof(FetchVoice);

    public Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel) =>
        bringOn.InTurnAsync(item, WorkEventKind.VoiceTakenIn, () => BringOnAsync(item, cancel));

    private async Task<StepResult> BringOnAsync(WorkItem item, CancellationToken cancel)
    {
        var read = await Recordings.ReadAsync(records, Name, item.PatientId, item.SubjectId, cancel);
        if (read is not ReadOutcome<OpenRecording?>.Open { Value: { } recording })
        {
            return bringOn.Without(read, item, WorkEventKind.VoiceTakenIn);
        }
        if (recording.EntryId is null)
        {
            // Nobody has answered whether it may be heard.
            return bringOn.Tell(item, recording, SpokenNews.Unanswered);
        }
        if (recording.Content is not { Sound: null, Text: null, Fault: null })
        {
            return StepResult.Nothing;
        }
        if (await bringOn.WhyNotAsync(item, recording, cancel) is { } instead)
        {
            return instead;
        }
        return await FetchAsync(item, recording, cancel);
    }

    private async Task<StepResult> FetchAsync(WorkItem item, OpenRecording recording, CancellationToken cancel)
    {
        var (from, way) = (recording.Content.From, senders.For(recording.Content.From));
        await Task.WhenAny(way.ShowTypingAsync(from, cancel), Task.Delay(LongestToShow, clock, cancel));
        var largest = SpokenToday.MostBytes(recording.Content.Seconds, Transcriber.MostBytes);
        return await way.FetchAsync(from, recording.Content.File, largest, cancel) switch
        {
            FetchOutcome.Fetched { Bytes: { Length: > 0 } sound } => bringOn.Goes(
                item,
                recording,
                recording.Content with
                {
                    Sound = sound,
                },
                new WorkEvent(WorkEventKind.VoiceFetched, item.PatientId, recording.Id)
            ),
            FetchOutcome.Fetched => bringOn.Fails(item, recording, RecordingFault.Silent),
            FetchOutcome.TooLarge => bringOn.Fails(item, recording, RecordingFault.TooLarge),
            FetchOutcome.Refused when item.SubjectNumber >= TriesOfWhatIsGone => bringOn.Fails(
                item,
                recording,
                RecordingFault.Gone
            ),
            FetchOutcome.Refused => bringOn.Again(
                item,
                recording,
                WorkEventKind.VoiceTakenIn,
                nameof(FetchOutcome.Refused),
                RecordingFault.Gone
            ),
            FetchOutcome.NotNow { Fault: var fault, After: var after } => bringOn.Again(
                item,
                recording,
                WorkEventKind.VoiceTakenIn,
                fault,
                RecordingFault.Gone,
                after
            ),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }
}
