using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Journaling;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Step: shows in the chat that an answer to an entry is being written, again and again while a model thinks.</summary>
internal sealed class ShowWriting(JournalStore store, FindChat find, ChatSenders senders, TimeProvider clock)
    : IWorkStep
{
    // A channel shows it for about five seconds.
    private static readonly Duration Again = Duration.FromSeconds(4);

    // Of a model that is silent for longer nobody expects an answer at any moment.
    private const int MostTimes = 10;

    // Whether it was shown matters to nobody, and this waits for no channel.
    private static readonly TimeSpan LongestToShow = TimeSpan.FromSeconds(2);

    public string Name => nameof(ShowWriting);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var chat = await store.ReadAsync(
            async db => await IsWrittenAsync(db, item, cancel) ? await find.OfAsync(db, item.PatientId, cancel) : null,
            cancel
        );
        if (chat is null)
        {
            return StepResult.Nothing;
        }
        var address = chat.Content.Address;
        await Task.WhenAny(
            senders.For(address).ShowTypingAsync(address, cancel),
            Task.Delay(LongestToShow, clock, cancel)
        );
        return item.SubjectNumber >= MostTimes
            ? StepResult.Nothing
            : new StepResult.Done(
                null,
                new WorkEvent(
                    WorkEventKind.ReflectionAwaited,
                    item.PatientId,
                    item.SubjectId,
                    item.SubjectNumber + 1,
                    clock.Now() + Again
                )
            );
    }

    // For as long as the step that writes it waits in the queue or is at work.
    private static Task<bool> IsWrittenAsync(JournalDb db, WorkItem item, CancellationToken cancel) =>
        db.WorkItems.AnyAsync(w => w.Kind == nameof(ReflectOnEntry) && w.SubjectId == item.SubjectId, cancel);
}
