using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Storage;
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
                // By when the entry was begun: another phone may have been linked since, of which nobody has said yet whose it is.
                new SayingHow { Fits = chat => chat.IsFor(RowId.MadeAt(item.SubjectId).ToUnixTimeMilliseconds()) },
                cancel
            );
    }
}
