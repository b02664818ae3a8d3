using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Step: brings the reflection on an entry into the chat in which it was written.</summary>
internal sealed class SendReflection(ReadReflection reflections, WrittenWords words, SayInChat say) : IWorkStep
{
    public string Name => nameof(SendReflection);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var read = await reflections.RunAsync(item.PatientId, item.SubjectId, cancel);
        if (read is not ReadOutcome<ReflectionContent?>.Open { Value: { } reflection })
        {
            return StepResult.Without(read);
        }
        return await words.ShownAsync(item.PatientId, reflection.Text, reflection.WrittenBy, cancel) is not { } shown
            ? StepResult.Nothing
            : await say.RunAsync(
                item,
                WorkEventKind.ReflectionWritten,
                new ChatWords(shown),
                // Another phone may have been linked meanwhile, of which nobody has said yet that it is the patient's.
                new SayingHow { Fits = chat => chat.IsFor(reflection.At) },
                cancel
            );
    }
}
