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
    /// <param name="how">For which chat they are meant, and what is saved with the end of the work.</param>
    /// <param name="cancel">Stops the wait.</param>
    public async Task<StepResult> RunAsync(
        WorkItem item,
        WorkEventKind kind,
        ChatWords words,
        SayingHow how,
        CancellationToken cancel
    )
    {
        var chat = await store.ReadAsync(db => find.OfAsync(db, item.PatientId, cancel), cancel);
        if (chat is null || !how.Fits(chat))
        {
            return new StepResult.Done(how.OnceDropped);
        }
        return await senders.For(chat.Content.Address).SendAsync(chat.Content.Address, words, cancel) switch
        {
            SendOutcome.Sent => new StepResult.Done(how.OnceSent),
            SendOutcome.Unsure => Again(item, kind, after: null),
            SendOutcome.NotNow later => Again(item, kind, later.After),
            SendOutcome.Blocked => new StepResult.Done(db => NoteBlockedAsync(db, item.PatientId, how)),
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

    private async Task NoteBlockedAsync(JournalDb db, PatientId patient, SayingHow how)
    {
        await (how.OnceDropped?.Invoke(db) ?? Task.CompletedTask);
        if (
            await find.OfAsync(db, patient, default) is { Content.BlockedAt: null } chat
            && await records.SealerAsync(db, patient, default) is { } sealer
        )
        {
            sealer.Seal(chat.Row, chat.Content with { BlockedAt = clock.NowStored() });
        }
    }
}

/// <summary>In which chat words may be said, and what is saved then.</summary>
internal sealed record SayingHow
{
    /// <summary>Whether the chat that is linked now is one for these words.</summary>
    public Func<FoundChat, bool> Fits { get; init; } = _ => true;

    /// <summary>Saved once they are said; null: nothing.</summary>
    public Func<JournalDb, Task>? OnceSent { get; init; }

    /// <summary>Saved when nobody will say them there any more; null: what is owed stays owed, and another channel says it.</summary>
    public Func<JournalDb, Task>? OnceDropped { get; init; }
}
