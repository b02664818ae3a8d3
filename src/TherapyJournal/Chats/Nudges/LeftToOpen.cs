using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Work;

namespace TherapyJournal.Chats.Nudges;

/// <summary>What is left to open in a message that tells a therapist of entries: those of its push, or, beneath a week's digest, whatever was told and never opened.</summary>
internal sealed class LeftToOpen(NudgeRows nudges)
{
    /// <summary>Those of the message in which one was opened, oldest first, done or not.</summary>
    /// <param name="therapist">Whose chat.</param>
    /// <param name="nudge">The one.</param>
    /// <param name="message">The message's number.</param>
    /// <param name="cancel">Stops the wait.</param>
    public Task<IReadOnlyList<OpenedNudge>> BesideAsync(
        TherapistId therapist,
        OpenedNudge nudge,
        long? message,
        CancellationToken cancel
    ) =>
        nudge.Content.OfWeek
            ? OfWeekAsync(therapist, message, cancel)
            : nudges.OfPushAsync(therapist, nudge.Row.PushId, cancel);

    /// <summary>What was told and never opened and is still new in the inbox, oldest first; and what stands open in this message.</summary>
    public async Task<IReadOnlyList<OpenedNudge>> OfWeekAsync(
        TherapistId therapist,
        long? message,
        CancellationToken cancel
    )
    {
        var all = new List<OpenedNudge>();
        foreach (var nudge in await nudges.NewestAsync(therapist, cancel))
        {
            var isHere = nudge.Content.OfWeek && nudge.IsShownIn(message);
            if (
                isHere
                || (nudge.Content is { SentAt: not null, IsLeft: true } && await nudges.IsNewAsync(nudge, cancel))
            )
            {
                all.Add(isHere ? nudge : nudge with { Content = nudge.Content with { OfWeek = true } });
            }
        }
        return all;
    }

    /// <summary>Words, with a button where more is left.</summary>
    /// <param name="text">The words.</param>
    /// <param name="isWeek">Whether they stand where a digest stood.</param>
    /// <param name="all">What the message tells of.</param>
    public static ChatWords After(string text, bool isWeek, IReadOnlyList<OpenedNudge> all) =>
        all.Count(n => n.Content.IsLeft) is > 0 and var left
            ? new ChatWords($"{text}\n\n{TherapistTexts.Left(left)}", Button(isWeek, all))
            : new ChatWords(text);

    /// <summary>The button that opens the next.</summary>
    public static IReadOnlyList<IReadOnlyList<MessageButton>> Button(bool isWeek, IReadOnlyList<OpenedNudge> all)
    {
        // Of a push that number which was made for it; it names nothing.
        var push = all.First(n => n.Content.IsLeft).Row.PushId;
        return
        [
            [
                new MessageButton(
                    TherapistTexts.Open,
                    $"{new NudgeCode(isWeek ? NudgeCode.OpenWeek : NudgeCode.Open, push)}"
                ),
            ],
        ];
    }
}
