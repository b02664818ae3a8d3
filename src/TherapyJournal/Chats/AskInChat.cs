using TherapyJournal.Assistants.Bank;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Asks for an entry: /journal, and the buttons beneath a question. Its answer is whatever is written next.</summary>
internal sealed class AskInChat(AskForEntry ask) : IChatTopic
{
    private const string Asks = "ask:";

    /// <summary>Beneath a reminder: the question, once the patient wants to see it.</summary>
    public const string ShowTapped = $"{Asks}show";

    /// <summary>Nothing more is wanted today.</summary>
    public const string NotTodayTapped = $"{Asks}not-today";

    public async Task<ChatEffect?> TakeAsync(ChatTurn turn, CancellationToken cancel)
    {
        PromptWish? wish = turn switch
        {
            { Command.Name: "journal" } or { Tapped: ShowTapped } => PromptWish.Any,
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
        return await ask.RunAsync(turn.Patient, wanted, cancel) switch
        {
            AskOutcome.Asked asked => ChatEffect.Say(Text(asked.Prompt), Buttons),
            AskOutcome.NotToday not => ChatEffect.Say(not.Sentence),
            AskOutcome.NotNow not => ChatEffect.Say(not.Sentence),
            AskOutcome.FixedWords words => ChatEffect.Say(words.Words.InFull),
            _ => ChatEffect.Say(ChatTexts.SomethingIsWrong),
        };
    }

    private static string Text(PromptView prompt) =>
        $"{prompt.Content.Text}\n\n{prompt.Content.Why}\n\n"
        + (
            prompt.Content.WrittenBy switch
            {
                QuestionBank.WrittenBy => ChatTexts.WithoutAi,
                JournalPromptContent.ByTherapist => ChatTexts.ByYourTherapist,
                _ => ChatTexts.ByTheAssistant,
            }
        );

    private static IReadOnlyList<IReadOnlyList<MessageButton>> Buttons { get; } =
    [
        [new(ChatTexts.Another, $"{Asks}another"), new(ChatTexts.Easier, $"{Asks}easier")],
        [new(ChatTexts.NotToday, NotTodayTapped)],
    ];
}
