using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety.Calling;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats.Nudges;

/// <summary>A therapist's own chat as a way to wake them: past quiet hours, bundles and every pace.</summary>
internal sealed class ChatCalls(JournalStore store, Keys keys, ChatSenders senders, NoteTherapistChat note)
    : ICallChannel
{
    /// <summary>The one channel over which chats are linked so far.</summary>
    private const string Channel = "telegram";

    public string Name => Channel;

    public bool IsSet => senders.Has(Channel);

    // Also one that blocked us before: whether it does now, the channel says.
    public bool Leads(CallContact contact) => contact.Chat is not null;

    public async Task<CallOutcome> CallAsync(CallTo to, CallMessage message, CancellationToken cancel)
    {
        var chat = to.Contact.Chat!;
        var address = new ChatAddress(chat.Channel, chat.Account, chat.Chat);
        var words = new ChatWords(
            message.ForChat,
            [
                [new MessageButton(TherapistTexts.Open, $"{new NudgeCode(NudgeCode.OpenCall, CodeOf(to, keys))}")],
            ]
        )
        {
            IsUrgent = true,
        };
        switch (await senders.For(address).SendAsync(address, words, cancel))
        {
            case SendOutcome.Sent sent:
                await NoteAsync(chat, isOpen: true, cancel);
                return new CallOutcome.Taken(sent.Number is { } number ? $"message {number}" : "a message");
            case SendOutcome.Blocked:
                await NoteAsync(chat, isOpen: false, cancel);
                return new CallOutcome.NotTaken("the chat has blocked the bot");
            case SendOutcome.Unsure:
                return new CallOutcome.NotTaken("the answer was lost");
            case SendOutcome.NotNow not:
                return new CallOutcome.NotTaken($"not taken now ({not.Fault})");
            case SendOutcome.Refused refused:
                return new CallOutcome.NotTaken($"refused ({refused.Fault})");
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }

    /// <summary>What names the alert behind a button, to this therapist alone: nobody can make it who has no key, and it says nothing.</summary>
    public static Guid CodeOf(CallTo to, Keys keys) => CodeOf(to.By, to.Alert, keys);

    /// <inheritdoc cref="CodeOf(CallTo, Keys)"/>
    public static Guid CodeOf(string by, Guid alert, Keys keys) =>
        new(keys.LookupHash("alert-in-chat", $"{by}|{alert:N}").AsSpan(0, 16));

    private async Task NoteAsync(TherapistChat chat, bool isOpen, CancellationToken cancel)
    {
        if (isOpen == chat.BlockedAt is null)
        {
            return;
        }
        var all = await store.ReadAsync(db => FoundTherapist.AllAsync(db, keys, cancel), cancel);
        if (all.FirstOrDefault(t => t.Chat.Code == chat.Code) is { } therapist)
        {
            await store.TransactAsync(
                db => isOpen ? note.OpenAsync(db, therapist) : note.BlockedAsync(db, therapist),
                cancel
            );
        }
    }
}
