using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Brings words into a patient's chat and says what the step comes to. They are said at least once: where nobody knows whether they arrived, they are sent again.</summary>
internal sealed class SayInChat(
    JournalStore store,
    PatientRecords records,
    FindChat find,
    ChatSenders senders,
    TimeProvider clock
)
{
    private static readonly Duration FirstPause = Duration.FromSeconds(1);
    private static readonly Duration LongestPause = Duration.FromMinutes(5);

    /// <summary>Sends the words for a piece of work.</summary>
    /// <param name="item">The work; its number counts the tries.</param>
    /// <param name="kind">The event that has it tried again. A channel may be away for a day: that parks nothing.</param>
    /// <param name="words">What is said.</param>
    /// <param name="onceSent">Saved with the end of the work; null: nothing to save.</param>
    /// <param name="cancel">Stops the wait.</param>
    public async Task<StepResult> RunAsync(
        WorkItem item,
        WorkEventKind kind,
        ChatWords words,
        Func<JournalDb, Task>? onceSent,
        CancellationToken cancel
    )
    {
        var chat = await store.ReadAsync(db => find.OfAsync(db, item.PatientId, cancel), cancel);
        if (chat is null)
        {
            // What is owed stays owed: another channel says it.
            return StepResult.Nothing;
        }
        return await senders.For(chat.Content.Address).SendAsync(chat.Content.Address, words, cancel) switch
        {
            SendOutcome.Sent => new StepResult.Done(onceSent),
            SendOutcome.Unsure => Again(item, kind, after: null),
            SendOutcome.NotNow later => Again(item, kind, later.After),
            SendOutcome.Blocked => new StepResult.Done(db => NoteBlockedAsync(db, item.PatientId)),
            SendOutcome.Refused refused => new StepResult.GivenUp(refused.Fault),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private StepResult.Done Again(WorkItem item, WorkEventKind kind, Duration? after)
    {
        var pause = after ?? Duration.Min(LongestPause, FirstPause * Math.Pow(2, Math.Min(20, item.SubjectNumber - 1)));
        return new StepResult.Done(
            null,
            new WorkEvent(kind, item.PatientId, item.SubjectId, item.SubjectNumber + 1, clock.Now() + pause)
            {
                Lane = item.LaneId,
            }
        );
    }

    private async Task NoteBlockedAsync(JournalDb db, PatientId patient)
    {
        if (
            await find.OfAsync(db, patient, default) is { Content.BlockedAt: null } chat
            && await records.SealerAsync(db, patient, default) is { } sealer
        )
        {
            sealer.Seal(chat.Row, chat.Content with { BlockedAt = clock.NowStored() });
        }
    }
}
