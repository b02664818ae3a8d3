using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Step: handles one message of a chat. What it changes, what is answered and the end of the message are one transaction, so that it happens once.</summary>
/// <remarks>Whatever a person types is screened, whatever it is about and whether it is kept or not.</remarks>
internal sealed class HandleMessage(
    JournalStore store,
    PatientRecords records,
    Keys keys,
    FindChat find,
    Strangers strangers,
    ChatTopics topics,
    RaiseAlert alerts,
    ChatSenders senders,
    SaveConversation save,
    TimeProvider clock
) : IWorkStep
{
    public string Name => nameof(HandleMessage);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var row = await store.ReadAsync(
            db => db.IncomingMessages.FirstOrDefaultAsync(m => m.Id == item.SubjectId, cancel),
            cancel
        );
        if (row is null)
        {
            return StepResult.Nothing;
        }
        if (!keys.Practice.Opens(row))
        {
            return new StepResult.GivenUp(nameof(DoorRefusal.Damaged));
        }
        var message = keys.Open(row);
        if (message.TapId is { } tap)
        {
            await senders.For(message.From).AnswerTapAsync(message.From, tap, cancel);
        }
        try
        {
            var found = await store.ReadAsync(db => find.AtAsync(db, message.From, cancel), cancel);
            return found is null
                ? await strangers.AnswerAsync(message, db => RemoveAsync(db, row.Id), cancel)
                : await AnswerAsync(message, found, row.Id, cancel);
        }
        catch (DamagedRowException)
        {
            return await KeepBackAsync(item, message, cancel);
        }
    }

    // Nothing of theirs opens, so that the message waits until it is mended. Whoever may be in danger does not.
    private async Task<StepResult> KeepBackAsync(WorkItem item, ChatMessage message, CancellationToken cancel)
    {
        if (item.Attempts == 1 && message.Words is { } words && FirstAid.For(words) is { } aid)
        {
            var urgent = new ChatWords(aid) { IsUrgent = true };
            await senders.For(message.From).SendAsync(message.From, urgent, cancel);
        }
        return new StepResult.Later(nameof(DoorRefusal.Damaged));
    }

    private async Task<StepResult> AnswerAsync(
        ChatMessage message,
        FoundChat found,
        Guid incoming,
        CancellationToken cancel
    )
    {
        var standing = await store.ReadAsync(
            db => HiddenPatient.WhoeverWritesAsync(db, records, keys, found.Patient, cancel),
            cancel
        );
        if (standing is not StandingOutcome.Known known)
        {
            return standing is StandingOutcome.Damaged damaged
                ? throw new DamagedRowException(damaged.Row.Label, damaged.Row.Id)
                : await strangers.AnswerAsync(message, db => RemoveAsync(db, incoming), cancel);
        }
        var turn = new ChatTurn(message, found.Patient, found.Content, known.Standing, clock.Now());
        var effect = await topics.TakeAsync(turn, cancel);
        return new StepResult.Done(db => SaveAsync(db, turn, found, incoming, effect));
    }

    private async Task SaveAsync(JournalDb db, ChatTurn turn, FoundChat found, Guid incoming, ChatEffect effect)
    {
        await RemoveAsync(db, incoming);
        await save.RunAsync(
            db,
            found,
            turn.Standing,
            async saving =>
            {
                if (turn.Message.Words is { } words && !effect.IsScreened && IsTyped(turn))
                {
                    saving.Crisis = await ScreenAsync(saving, turn, words, effect.Entry);
                }
                await effect.Save(saving);
                saving.Chat = NoteHeard.In(saving.Chat, turn);
            }
        );
    }

    private Task<CrisisAnswer?> ScreenAsync(ChatSaving saving, ChatTurn turn, string words, Guid? entry) =>
        alerts.ScreenAsync(
            saving.Db,
            saving.Sealer,
            turn.Standing,
            // Words that belong to no entry are known by their delivery.
            entry ?? new Guid(turn.Message.From.HashOf(turn.Message.Number ?? 0, keys).AsSpan(0, 16)),
            words,
            isPrivate: false,
            isKept: entry is not null,
            default
        );

    // A bare command says nothing about anybody.
    private static bool IsTyped(ChatTurn turn) => turn.Command is not { Rest: "" };

    private static Task RemoveAsync(JournalDb db, Guid incoming) =>
        db.IncomingMessages.Where(m => m.Id == incoming).ExecuteDeleteAsync();
}
