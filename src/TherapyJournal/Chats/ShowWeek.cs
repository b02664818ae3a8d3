using NodaTime;
using NodaTime.Text;
using TherapyJournal.Journaling;
using TherapyJournal.Records;

namespace TherapyJournal.Chats;

/// <summary>/week: the last seven days in the patient's own words, because they asked for it here and now; and the week that was offered to them, once they want to see it.</summary>
internal sealed class ShowWeek(ReviewWeek review) : IChatTopic
{
    /// <summary>Beneath an offered week: before its last day (yyyy-MM-dd).</summary>
    public const string ShowTapped = "week:show:";

    public async Task<ChatEffect?> TakeAsync(ChatTurn turn, CancellationToken cancel)
    {
        var offered = Offered(turn);
        if (turn.Command?.Name != "week" && offered is null)
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
        return
            await review.RunAsync(turn.Patient, cancel, offered) is ReadOutcome<WeekOutcome>.Open { Value: var outcome }
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

    private static LocalDate? Offered(ChatTurn turn) =>
        turn.Tapped is { } tapped
        && tapped.StartsWith(ShowTapped, StringComparison.Ordinal)
        && LocalDatePattern.Iso.Parse(tapped[ShowTapped.Length..]).TryGetValue(default, out var day)
            ? day
            : null;
}
