using NodaTime;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Work;
using GoalView = TherapyJournal.Goals.GoalView;

namespace TherapyJournal.Chats;

/// <summary>The patient's goals: /goal shows them, and what the patient proposes goes to the therapist, who decides.</summary>
internal sealed class GoalInChat(ListGoals goals, PassOn passOn) : IChatTopic
{
    /// <summary>Beneath the goals: the next message is a proposal.</summary>
    public const string ProposeTapped = "goal:propose";

    // Whoever comes back later writes of something else.
    private static readonly Duration LongestWait = Duration.FromMinutes(15);

    public async Task<ChatEffect?> TakeAsync(ChatTurn turn, CancellationToken cancel)
    {
        var words =
            turn.Command is { Name: "goal" } command ? command.Rest
            : IsAwaited(turn) ? turn.Message.Words
            : null;
        if (words is null && turn.Tapped != ProposeTapped)
        {
            return null;
        }
        return !turn.MayKeep ? new ChatEffect(WhyNotKept.SayAsync)
            : words is null ? Await(turn)
            : words.Length == 0 ? ChatEffect.Say(await ShownAsync(turn, cancel), Buttons)
            : await ProposedAsync(turn, words, cancel);
    }

    // Asked for a proposal just now. What is too long for a goal was written for the journal.
    private static bool IsAwaited(ChatTurn turn) =>
        turn.Chat.GoalAwaitedUntil > turn.Now.ToUnixTimeMilliseconds()
        && turn is { Command: null, Chat.Begun: null, Message: { Kind: ChatMessageKind.Words, Words: { } words } }
        && GoalText.TryClean(words, out _);

    private static ChatEffect Await(ChatTurn turn) =>
        turn.Chat.Begun is not null
            ? ChatEffect.Say(RequestTexts.FinishFirst)
            : new ChatEffect(saving =>
            {
                saving.Chat = saving.Chat with { GoalAwaitedUntil = (turn.Now + LongestWait).ToUnixTimeMilliseconds() };
                return saving.SayAsync(RequestTexts.WriteTheGoal);
            });

    private async Task<ChatEffect> ProposedAsync(ChatTurn turn, string words, CancellationToken cancel)
    {
        if (!GoalText.TryClean(words, out var clean))
        {
            return ChatEffect.Say($"{GoalText.Sentence} {RequestTexts.NotPassedOn}");
        }
        var ready = await passOn.PrepareAsync(turn.Patient, PatientRequestKind.Goal, clean, cancel);
        if (ready.IsTooMany)
        {
            return ChatEffect.Say(RequestTexts.EnoughProposed);
        }
        return new ChatEffect(async saving =>
        {
            await ready.SaveAsync(saving);
            await saving.SayAsync(RequestTexts.GoalPassedOn(clean));
        })
        {
            Entry = ready.Id,
        };
    }

    private async Task<string> ShownAsync(ChatTurn turn, CancellationToken cancel)
    {
        if (turn.Chat.ConfirmedAt is null)
        {
            return RequestTexts.GoalsUnconfirmed;
        }
        var read = await goals.RunAsync(new Reader.Patient(turn.Patient), turn.Patient, cancel);
        if (read is not ReadOutcome<IReadOnlyList<GoalView>>.Open { Value: var all, DamagedRows.Count: 0 })
        {
            return ReminderTexts.CannotChange;
        }
        var open = all.Where(g => g.Content.IsOpen).Select(g => Line(g.Content)).ToList();
        return open.Count == 0 ? RequestTexts.NoGoal : $"{RequestTexts.YourGoals}\n\n{string.Join('\n', open)}";
    }

    private static string Line(TherapyGoalContent goal) =>
        goal.SuggestedBy switch
        {
            null => $"• {goal.Text}",
            QuestionBank.WrittenBy => $"• {goal.Text} {RequestTexts.SuggestedWithoutAi}",
            _ => $"• {goal.Text} {RequestTexts.SuggestedByAi}",
        };

    private static IReadOnlyList<IReadOnlyList<MessageButton>> Buttons { get; } =
    [
        [new(RequestTexts.Propose, ProposeTapped)],
    ];
}
