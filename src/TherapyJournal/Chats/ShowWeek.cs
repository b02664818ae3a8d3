using TherapyJournal.Journaling;
using TherapyJournal.Records;

namespace TherapyJournal.Chats;

/// <summary>/week: the last seven days in the patient's own words, because they asked for it here and now.</summary>
internal sealed class ShowWeek(ReviewWeek review) : IChatTopic
{
    public async Task<ChatEffect?> TakeAsync(ChatTurn turn, CancellationToken cancel)
    {
        if (turn.Command?.Name != "week")
        {
            return null;
        }
        if (!turn.MayKeep)
        {
            return new ChatEffect(WhyNotKept.SayAsync);
        }
        if (turn.Chat.ConfirmedAt is null)
        {
            // Older words: not before it is sure who reads here.
            return ChatEffect.Say(ChatTexts.AskUnconfirmed);
        }
        return await review.RunAsync(turn.Patient, cancel) is ReadOutcome<WeekOutcome>.Open { Value: var outcome }
            ? ChatEffect.Say(
                outcome switch
                {
                    WeekOutcome.Review { Week: var week } => $"{WeekTexts.InFull(week)}\n\n{ChatTexts.WithoutAi}",
                    WeekOutcome.FixedWords { Words: var words } => words.InFull,
                    _ => throw new InvalidOperationException("An outcome without a case."),
                }
            )
            : ChatEffect.Say(ChatTexts.WeekCannotBeRead);
    }
}
