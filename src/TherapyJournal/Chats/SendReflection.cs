using TherapyJournal.Assistants.Bank;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Step: brings the reflection on an entry into the chat in which it was written.</summary>
internal sealed class SendReflection(
    JournalStore store,
    PatientRecords records,
    Keys keys,
    ReadReflection reflections,
    DiscloseAi disclose,
    SayInChat say
) : IWorkStep
{
    public string Name => nameof(SendReflection);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var read = await reflections.RunAsync(item.PatientId, item.SubjectId, cancel);
        if (read is not ReadOutcome<ReflectionContent?>.Open { Value: { } reflection })
        {
            return StepResult.Without(read);
        }
        var isFromBank = reflection.WrittenBy == QuestionBank.WrittenBy;
        if (!isFromBank && !await AllowsModelWordsAsync(item.PatientId, cancel))
        {
            return StepResult.Nothing;
        }
        var text =
            !isFromBank && await disclose.IsDueAsync(item.PatientId, cancel)
                ? $"{DiscloseAi.Words}\n\n{reflection.Text}"
                : reflection.Text;
        return await say.RunAsync(
            item,
            WorkEventKind.ReflectionWritten,
            new ChatWords($"{text}\n\n{(isFromBank ? ChatTexts.WithoutAi : ChatTexts.ByTheAssistant)}"),
            // Another phone may have been linked meanwhile, of which nobody has said yet that it is the patient's.
            new SayingHow
            {
                Fits = chat => chat.Content.ConfirmedAt is not null || chat.Content.LinkedAt < reflection.At,
            },
            cancel
        );
    }

    // Both must hold when the words are said, however long ago they were written.
    private Task<bool> AllowsModelWordsAsync(PatientId patient, CancellationToken cancel) =>
        store.ReadAsync(
            async db =>
                await records.StandingAsync(db, patient, cancel) is StandingOutcome.Known known
                && await ReadPractice.OrNullAsync(db, keys, cancel) is { } practice
                && known.Standing.AllowsModelWords(practice.AiToPatient),
            cancel
        );
}
