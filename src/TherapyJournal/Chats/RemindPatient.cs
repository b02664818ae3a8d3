using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Step: reminds a patient of their journal on a planned day, if they want it and have not written. It names nothing that anybody beside them may not read.</summary>
internal sealed class RemindPatient(PlannedTurns turns, PatientRecords records) : IWorkStep
{
    public string Name => nameof(RemindPatient);

    public Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel) =>
        turns.RunAsync(
            item,
            WorkEventKind.ReminderPlanned,
            async turn =>
                IsTimely(turn) && await IsWelcomeAsync(turn, cancel)
                    ? new PlannedWords(saving => RemindAsync(saving, turn))
                    : PlannedWords.None,
            cancel
        );

    // By today alone: after an outage what is due today is said late, and what was due on a day that is over never.
    private static bool IsTimely(PlannedTurn turn) =>
        turn.Chat.Begun is null
        && turn.Plan.On(turn.Today, turn.Standing.Zone) <= turn.Now
        && (turn.Chat.Reminded ?? new ReminderTrack()) is var track
        && track.HasTurn(turn.Plan, turn.Today)
        && !(
            track.EnoughAt is { } enough
            && Instant.FromUnixTimeMilliseconds(enough).InZone(turn.Standing.Zone).Date == turn.Today
        );

    /// <summary>Not while fixed words stand, nor once an entry was recorded since the day began.</summary>
    private async Task<bool> IsWelcomeAsync(PlannedTurn turn, CancellationToken cancel)
    {
        var since = turn.StartOf(turn.Today).ToUnixTimeMilliseconds();
        var read = await records.ReadAsync(
            new Reader.Assistant(Name),
            turn.Patient,
            Purpose.TalkInChat,
            async (record, db) =>
                !await ReadAlerts.HoldsFixedWordsAsync(record, db)
                && !await db.Entries.AnyAsync(e => e.PatientId == turn.Patient && e.RecordedAt >= since, cancel),
            cancel
        );
        return read is ReadOutcome<bool>.Open { Value: true };
    }

    private static Task RemindAsync(ChatSaving saving, PlannedTurn turn)
    {
        saving.Chat = saving.Chat with { Reminded = (saving.Chat.Reminded ?? new ReminderTrack()).Sent(turn.Today) };
        return saving.RemindAsync(
            ReminderTexts.Reminder,
            until: turn.StartOf(turn.Today.PlusDays(1)),
            [
                [
                    new MessageButton(ReminderTexts.Show, AskInChat.ShowTapped),
                    new MessageButton(ChatTexts.NotToday, AskInChat.NotTodayTapped),
                ],
            ]
        );
    }
}
