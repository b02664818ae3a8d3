using TherapyJournal.Assistants.Bank;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Step: brings the reflection on an entry into the chat in which it was written.</summary>
internal sealed class SendReflection(ReadReflection reflections, DiscloseAi disclose, SayInChat say) : IWorkStep
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
        var text =
            !isFromBank && await disclose.IsDueAsync(item.PatientId, cancel)
                ? $"{DiscloseAi.Words}\n\n{reflection.Text}"
                : reflection.Text;
        var words = new ChatWords($"{text}\n\n{(isFromBank ? ChatTexts.WithoutAi : ChatTexts.ByTheAssistant)}");
        return await say.RunAsync(item, WorkEventKind.ReflectionWritten, words, onceSent: null, cancel);
    }
}
