using NodaTime;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Step: tells a patient that their week can be looked back on, if they want that and have written in it. Nothing of the week is said before they tap Show.</summary>
internal sealed class OfferWeek(PlannedTurns turns, PatientRecords records) : IWorkStep
{
    // Whoever is writing just now is not interrupted.
    private static readonly Duration WhileWriting = Duration.FromMinutes(15);

    public string Name => nameof(OfferWeek);

    public Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel) =>
        turns.RunAsync(item, WorkEventKind.WeeklyReviewPlanned, turn => DecideAsync(turn, cancel), cancel);

    private async Task<PlannedWords> DecideAsync(PlannedTurn turn, CancellationToken cancel)
    {
        if (
            turn.Chat.ConfirmedAt is null
            || OnceAWeek.DayOf(turn.Plan, turn.Today) is null
            || !OnceAWeek.IsFarEnough(turn.Chat.WeekOfferedOn, turn.Today)
        )
        {
            return PlannedWords.None;
        }
        if (OnceAWeek.HourOn(turn.Plan, turn.Today, turn.Standing.Zone) is { } hour && hour > turn.Now)
        {
            // An outage has ended: what comes on a later day comes at its hour, and wakes nobody.
            return new PlannedWords(Again: hour);
        }
        if (turn.Chat.Begun is not null)
        {
            return new PlannedWords(Again: turn.Now + WhileWriting);
        }
        return await IsWelcomeAsync(turn, cancel)
            ? new PlannedWords(saving => OfferAsync(saving, turn))
            : PlannedWords.None;
    }

    /// <summary>Not while fixed words stand, nor after a week without an entry: an empty page is no gift, and whoever is quiet is not told so.</summary>
    private async Task<bool> IsWelcomeAsync(PlannedTurn turn, CancellationToken cancel)
    {
        var began = turn.StartOf(turn.Today.PlusDays(1 - WeekReview.Length));
        var read = await records.ReadAsync(
            new Reader.Assistant(Name),
            turn.Patient,
            Purpose.TalkInChat,
            async (record, db) =>
                !await ReadAlerts.HoldsFixedWordsAsync(record, db)
                && await ReadEntries.FromAsync(record, db, began, to: null)
                    is { Entries.Count: > 0 }
                        or { Private: > 0 },
            cancel
        );
        return read is ReadOutcome<bool>.Open { Value: true };
    }

    private static Task OfferAsync(ChatSaving saving, PlannedTurn turn)
    {
        var day = OnceAWeek.Written(turn.Today);
        saving.Chat = saving.Chat with { WeekOfferedOn = day };
        return saving.RemindAsync(
            WeeklyTexts.Ready,
            until: turn.StartOf(turn.Today.PlusDays(1)),
            [
                [new MessageButton(ReminderTexts.Show, $"{ShowWeek.ShowTapped}{day}")],
            ]
        );
    }
}
