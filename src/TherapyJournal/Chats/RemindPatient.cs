using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Step: reminds a patient of their journal on a planned day, if they want it and have not written. It names nothing that anybody beside them may not read.</summary>
/// <remarks>Whether it speaks or not, it plans the next day in the same transaction; a plan that was changed has a chain of its own, and this one ends.</remarks>
internal sealed class RemindPatient(
    JournalStore store,
    PatientRecords records,
    Keys keys,
    FindChat find,
    SaveConversation save,
    TimeProvider clock
) : IWorkStep
{
    public string Name => nameof(RemindPatient);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var patient = item.PatientId;
        var outcome = await store.ReadAsync(
            db => HiddenPatient.WhoeverWritesAsync(db, records, keys, patient, cancel),
            cancel
        );
        if (outcome is StandingOutcome.Damaged)
        {
            return new StepResult.Later(nameof(DoorRefusal.Damaged));
        }
        if (
            outcome is not StandingOutcome.Known { Standing: var standing }
            || standing.Reminders is not { IsOn: true } plan
            || plan.Number != item.SubjectNumber
        )
        {
            return StepResult.Nothing;
        }
        var now = clock.Now();
        WorkEvent[] next = ReminderCalendar.Next(patient, standing, plan, now) is { } later ? [later] : [];
        var chat = await store.ReadAsync(db => find.OfAsync(db, patient, cancel), cancel);
        var today = now.InZone(standing.Zone).Date;
        return
            chat is not null
            && IsTimely(standing, plan, chat.Content, now, today)
            && await IsWelcomeAsync(patient, standing.Zone.AtStartOfDay(today).ToInstant(), cancel)
            ? new StepResult.Done(
                db => save.RunAsync(db, chat, standing, saving => RemindAsync(saving, plan, today)),
                next
            )
            : new StepResult.Done(null, next);
    }

    // By today alone: after an outage what is due today is said late, and what was due on a day that is over never.
    private static bool IsTimely(
        PatientStandingContent standing,
        ReminderPlan plan,
        PatientChatContent chat,
        Instant now,
        LocalDate today
    ) =>
        ChatTurn.Keeps(standing)
        && chat is { BlockedAt: null, Begun: null }
        && plan.On(today, standing.Zone) <= now
        && (chat.Reminded ?? new ReminderTrack()) is var track
        && track.HasTurn(plan, today)
        && !(
            track.EnoughAt is { } enough && Instant.FromUnixTimeMilliseconds(enough).InZone(standing.Zone).Date == today
        );

    /// <summary>Not while fixed words stand, nor once an entry was recorded since the day began.</summary>
    private async Task<bool> IsWelcomeAsync(PatientId patient, Instant dayBegan, CancellationToken cancel)
    {
        var since = dayBegan.ToUnixTimeMilliseconds();
        var read = await records.ReadAsync(
            new Reader.Assistant(Name),
            patient,
            Purpose.TalkInChat,
            async (record, db) =>
                !await ReadAlerts.HoldsFixedWordsAsync(record, db)
                && !await db.Entries.AnyAsync(e => e.PatientId == patient && e.RecordedAt >= since, cancel),
            cancel
        );
        return read is ReadOutcome<bool>.Open { Value: true };
    }

    private async Task RemindAsync(ChatSaving saving, ReminderPlan plan, LocalDate today)
    {
        // Switched off, changed or paused at this moment: then nothing is said any more.
        if (
            await records.StandingAsync(saving.Db, saving.Patient, default)
                is not StandingOutcome.Known { Standing: var standing }
            || standing.Reminders != plan
            || !ChatTurn.Keeps(standing)
        )
        {
            return;
        }
        saving.Chat = saving.Chat with { Reminded = (saving.Chat.Reminded ?? new ReminderTrack()).Sent(today) };
        await saving.RemindAsync(
            ReminderTexts.Reminder,
            until: standing.Zone.AtStartOfDay(today.PlusDays(1)).ToInstant(),
            [
                [
                    new MessageButton(ReminderTexts.Show, AskInChat.ShowTapped),
                    new MessageButton(ChatTexts.NotToday, AskInChat.NotTodayTapped),
                ],
            ]
        );
    }
}
