using TherapyJournal.Assistants;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Step: has a voice message written down, screens its words at once, and destroys its sound.</summary>
internal sealed class TranscribeVoice(
    PatientRecords records,
    AskTranscriber transcriber,
    RaiseAlert alerts,
    FindChat find,
    BringOnVoice bringOn
) : IWorkStep
{
    // An answer that is none was paid for all the same.
    private const int TriesOfBadAnswers = 8;

    public string Name => nameof(TranscribeVoice);

    public Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel) =>
        bringOn.InTurnAsync(item, WorkEventKind.VoiceFetched, () => BringOnAsync(item, cancel));

    private async Task<StepResult> BringOnAsync(WorkItem item, CancellationToken cancel)
    {
        var read = await Recordings.ReadAsync(records, Name, item.PatientId, item.SubjectId, cancel);
        if (read is not ReadOutcome<OpenRecording?>.Open { Value: { } recording })
        {
            return bringOn.Without(read, item, WorkEventKind.VoiceFetched);
        }
        if (recording is not { EntryId: { } entry, Content.Sound: { } sound })
        {
            return StepResult.Nothing;
        }
        if (await bringOn.WhyNotAsync(item, recording, cancel) is { } instead)
        {
            return instead;
        }
        var outcome = await transcriber.RunAsync(item.PatientId, entry, sound, recording.Content.Seconds, cancel);
        return outcome switch
        {
            TranscriptionOutcome.Transcribed { Text: var text } => new StepResult.Done(db =>
                SaveAsync(db, item.PatientId, recording, entry, Utf16.Mend(text, out _))
            ),
            TranscriptionOutcome.TooLarge => bringOn.Fails(item, recording, RecordingFault.TooLarge),
            TranscriptionOutcome.Failed { Reason: AssistantFailure.Empty } => bringOn.Fails(
                item,
                recording,
                RecordingFault.Silent
            ),
            TranscriptionOutcome.Failed { Reason: var reason } when IsFinal(reason, item.SubjectNumber) =>
                bringOn.Fails(item, recording, RecordingFault.NotWrittenDown),
            TranscriptionOutcome.Failed { Reason: var reason } => bringOn.Again(
                item,
                recording,
                WorkEventKind.VoiceFetched,
                $"{reason}",
                RecordingFault.NotWrittenDown
            ),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    // A wrong key or an empty account is mended by somebody, and a silent service comes back.
    private static bool IsFinal(AssistantFailure reason, int tries) =>
        reason is AssistantFailure.RequestRefused or AssistantFailure.Refused or AssistantFailure.Filtered
        || (
            reason is AssistantFailure.Malformed or AssistantFailure.TooLong or AssistantFailure.Truncated
            && tries >= TriesOfBadAnswers
        );

    private async Task SaveAsync(JournalDb db, PatientId patient, OpenRecording recording, Guid entry, string text)
    {
        // The chat's lane before the patient's turn, which raised words take: see PatientTurn.
        await bringOn.TellAsync(db, patient, recording);
        if (
            await records.StandingAsync(db, patient, default) is not StandingOutcome.Known { Standing: var standing }
            || await records.SealerAsync(db, patient, default) is not { } sealer
        )
        {
            // Hidden at this very moment: looked at again, or it would wait for nobody.
            throw new ConversationMovedException();
        }
        var crisis = await alerts.ScreenAsync(
            db,
            sealer,
            standing,
            entry,
            text,
            isPrivate: await IsPrivateAsync(db, patient, recording, entry),
            isKept: true,
            default
        );
        await Recordings.ChangeAsync(
            db,
            sealer,
            recording.AsRead,
            recording.Content with
            {
                Sound = null,
                Text = text,
                IsUrgent = crisis?.Level == RiskLevel.Urgent,
            }
        );
    }

    // Its entry may have become private since. Danger is heard also where the chat itself does not open.
    private async Task<bool> IsPrivateAsync(JournalDb db, PatientId patient, OpenRecording recording, Guid entry)
    {
        try
        {
            return await find.OfAsync(db, patient, default) is { Content.Begun: { } begun } && begun.Id == entry
                ? begun.IsPrivate
                : recording.Content.IsPrivate;
        }
        catch (DamagedRowException)
        {
            return recording.Content.IsPrivate;
        }
    }
}
