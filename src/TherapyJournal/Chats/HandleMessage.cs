using Microsoft.EntityFrameworkCore;
using TherapyJournal.Chats.Nudges;
using TherapyJournal.Journaling;
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
    TalkWithTherapist therapists,
    ChatTopics topics,
    RaiseAlert alerts,
    ChatSenders senders,
    AnswerHidden hidden,
    SayUnread say,
    SaveConversation save,
    CountMessages count,
    TimeProvider clock
) : IWorkStep
{
    // An attempt counts when its lane is taken, so that one alone may be none.
    private const int MostFirstAids = 3;

    private static readonly TimeSpan LongestForATap = TimeSpan.FromSeconds(2);

    public string Name => nameof(HandleMessage);

    /// <summary>What was written after it must not come before it.</summary>
    public bool KeepsOrder => true;

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
            // A courtesy, for which nothing waits.
            await Task.WhenAny(
                senders.For(message.From).AnswerTapAsync(message.From, tap, cancel),
                Task.Delay(LongestForATap, clock, cancel)
            );
        }
        try
        {
            var found = await store.ReadAsync(db => find.AtAsync(db, message.From, cancel), cancel);
            return found is null
                ? await AnswerNoPatientAsync(message, row.Id, cancel)
                : await AnswerAsync(message, found, row.Id, cancel);
        }
        catch (DamagedRowException)
        {
            return await KeepBackAsync(item, message, cancel);
        }
    }

    private async Task<StepResult> AnswerNoPatientAsync(ChatMessage message, Guid incoming, CancellationToken cancel) =>
        await store.ReadAsync(db => FoundTherapist.AtAsync(db, keys, message.From, cancel), cancel) is { } therapist
            ? await therapists.AnswerAsync(message, therapist, incoming, db => RemoveAsync(db, incoming), cancel)
            : await strangers.AnswerAsync(message, db => RemoveAsync(db, incoming), cancel);

    // Nothing of theirs opens, so that the message waits until it is mended. Whoever may be in danger does not.
    private async Task<StepResult> KeepBackAsync(WorkItem item, ChatMessage message, CancellationToken cancel)
    {
        var aid = message.Words is { } words && item.Attempts <= MostFirstAids ? FirstAid.For(words) : null;
        return (aid is null ? null : await say.RunAsync(message.From, new ChatWords(aid) { IsUrgent = true }, cancel))
            ?? new StepResult.Later(nameof(DoorRefusal.Damaged));
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
        var heard = count.With(found.Content.Heard, message);
        var turn = new ChatTurn(message, found.Patient, found.Content, known.Standing, clock.Now())
        {
            Heard = heard,
            IsBeyond = count.IsBeyond(heard),
        };
        if (await hidden.IsHiddenAsync(found.Patient, cancel))
        {
            return await hidden.CallOffAsync(turn, cancel)
                ? await AnswerAsync(message, found, incoming, cancel)
                // Their record is shut, so that nothing owed could be read: what must be said is said here and now.
                : await hidden.RunAsync(turn, cancel)
                    ?? (StepResult)
                        new StepResult.Done(db => SaveAsync(db, turn, found, incoming, AnswerHidden.Note(turn)));
        }
        var effect = await topics.TakeAsync(turn, cancel);
        return effect.Hides
            ? await AnswerAsync(message, found, incoming, cancel)
            : new StepResult.Done(db => SaveAsync(db, turn, found, incoming, effect));
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
                saving.Chat = saving.Chat with { Heard = turn.Heard };
                if (turn.Message.Words is { } words && !effect.IsScreened && IsTyped(turn))
                {
                    saving.Crisis = await ScreenAsync(saving, turn, words, effect);
                }
                await effect.Save(saving);
                await OweAgainAsync(saving, turn);
                saving.Chat = NoteHeard.In(saving.Chat, turn);
            }
        );
    }

    // Whoever had blocked us missed what was owed then.
    private static async Task OweAgainAsync(ChatSaving saving, ChatTurn turn)
    {
        if (turn.Chat.BlockedAt is null || turn.Message.Kind == ChatMessageKind.Blocked)
        {
            return;
        }
        var owed = await saving
            .Db.Outbox.Where(m => m.PatientId == saving.Patient && m.DeliveredAt == null)
            .OrderBy(m => m.Id)
            .Select(m => m.Id)
            .ToListAsync();
        foreach (var message in owed)
        {
            await saving.AddAsync(new WorkEvent(WorkEventKind.CrisisAnswerOwed, saving.Patient, message));
        }
    }

    private Task<CrisisAnswer?> ScreenAsync(ChatSaving saving, ChatTurn turn, string words, ChatEffect effect) =>
        alerts.ScreenAsync(
            saving.Db,
            saving.Sealer,
            turn.Standing,
            // Words that belong to no entry are known by their delivery.
            effect.Entry
                ?? new Guid(turn.Message.From.HashOf(turn.Message.Number ?? 0, keys).AsSpan(0, 16)),
            words,
            effect.IsPrivate,
            isKept: effect.Entry is not null,
            default
        );

    // A bare command says nothing about anybody.
    private static bool IsTyped(ChatTurn turn) => turn.Command is not { Rest: "" };

    private static Task RemoveAsync(JournalDb db, Guid incoming) =>
        db.IncomingMessages.Where(m => m.Id == incoming).ExecuteDeleteAsync();
}
