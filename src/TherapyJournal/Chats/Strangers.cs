using TherapyJournal.Chats.Nudges;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Answers whoever writes and is nobody's patient here: nothing is kept of it, and danger is heard all the same.</summary>
internal sealed class Strangers(
    AcceptInvite invites,
    AcceptTherapist therapists,
    ChatSenders senders,
    TimeProvider clock
)
{
    private readonly AnswersToStrangers answers = new(clock);

    /// <summary>What is said before the message is let go; where it could not be said, it is tried again.</summary>
    public async Task<StepResult> AnswerAsync(
        ChatMessage message,
        Func<JournalDb, Task> remove,
        CancellationToken cancel
    )
    {
        if (message.Kind == ChatMessageKind.Group)
        {
            // Whoever writes there would write before others.
            var way = senders.For(message.From);
            await way.SendAsync(message.From, new ChatWords(ChatTexts.NotInGroups), cancel);
            await way.LeaveAsync(message.From, cancel);
        }
        if (message.Kind is ChatMessageKind.Blocked or ChatMessageKind.Unblocked or ChatMessageKind.Group)
        {
            return new StepResult.Done(remove);
        }
        if (ChatCommand.Parse(message.Text) is { Name: "start", Rest: { Length: > 0 } link })
        {
            var accepted = await invites.ReadAsync(message.From, link, cancel);
            if (accepted is InviteOutcome.Right right)
            {
                var ended = await invites.EndEarlierAsync(right.Patient, cancel);
                return new StepResult.Done(async db =>
                {
                    await remove(db);
                    await invites.SaveAsync(db, right, message.From, ended);
                });
            }
            await invites.NoteAsync(accepted, cancel);
            if (await therapists.RunAsync(message.From, link, cancel) == AcceptTherapistOutcome.Linked)
            {
                // Where it dies before it is said, the chat is a therapist's by then, and says it.
                await senders.For(message.From).SendAsync(message.From, new ChatWords(TherapistTexts.Welcome), cancel);
                return new StepResult.Done(remove);
            }
        }
        var aid = message.Words is { } text ? FirstAid.For(text) : null;
        if (aid is null && !answers.MayAnswer(message.From))
        {
            return new StepResult.Done(remove);
        }
        var words = aid ?? ChatTexts.ToAStranger(message);
        var outcome = await senders
            .For(message.From)
            .SendAsync(message.From, new ChatWords(words) { IsUrgent = aid is not null }, cancel);
        if (outcome is not SendOutcome.NotNow)
        {
            answers.Note(message.From);
        }
        return outcome switch
        {
            SendOutcome.NotNow later => new StepResult.Later(later.Fault, later.After),
            // Better twice than not at all, where somebody may be in danger.
            SendOutcome.Unsure when aid is not null => new StepResult.Later(nameof(SendOutcome.Unsure)),
            // Said, or not to be said at all: nothing is kept of a stranger, so there is nothing to try again with.
            _ => new StepResult.Done(remove),
        };
    }
}
