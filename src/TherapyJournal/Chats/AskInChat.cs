using TherapyJournal.Journaling;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Asks for an entry: /journal, and the buttons beneath a question. Its answer is whatever is written next.</summary>
internal sealed class AskInChat : IChatTopic
{
    /// <summary>The command. Whoever writes more behind it has begun already.</summary>
    internal const string Name = "journal";

    internal const string Asks = "ask:";

    /// <summary>Beneath a reminder: the question, once the patient wants to see it.</summary>
    public const string ShowTapped = $"{Asks}show";

    /// <summary>Nothing more is wanted today.</summary>
    public const string NotTodayTapped = $"{Asks}not-today";

    public Task<ChatEffect?> TakeAsync(ChatTurn turn, CancellationToken cancel) => Task.FromResult(Take(turn));

    private static ChatEffect? Take(ChatTurn turn)
    {
        PromptWish? wish = turn switch
        {
            { Command: { Name: Name, Rest: "" } } or { Tapped: ShowTapped } => PromptWish.Any,
            { Tapped: $"{Asks}another" } => PromptWish.Another,
            { Tapped: $"{Asks}easier" } => PromptWish.Easier,
            { Tapped: NotTodayTapped } => PromptWish.NotToday,
            _ => null,
        };
        if (wish is not { } wanted)
        {
            return null;
        }
        if (!turn.MayKeep)
        {
            return new ChatEffect(WhyNotKept.SayAsync);
        }
        if (turn.Chat.ConfirmedAt is null)
        {
            // A question may tell of goals and of earlier entries: not before it is sure who reads here.
            return ChatEffect.Say(
                wanted == PromptWish.NotToday ? ReminderTexts.NothingToday : ChatTexts.AskUnconfirmed
            );
        }
        // Beside the chat: a model may take half a minute, and what is written meanwhile is looked at for danger at once.
        return new ChatEffect(saving =>
            saving.AddAsync(
                new WorkEvent(WorkEventKind.PromptWished, turn.Patient, saving.Row) { Number = (int)wanted + 1 }
            )
        );
    }
}
