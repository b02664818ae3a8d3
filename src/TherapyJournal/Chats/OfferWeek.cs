using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Step: tells a patient that their week can be looked back on, if they want that and have written in it. Nothing of the week is said before they tap Show.</summary>
/// <remarks>As with reminders, it plans the next week in the same transaction, and a plan that was changed has a chain of its own.</remarks>
internal sealed class OfferWeek(
    JournalStore store,
    PatientRecords records,
    Keys keys,
    FindChat find,
    SaveConversation save,
    TimeProvider clock
) : IWorkStep
{
    // Whoever is writing just now is not interrupted.
    private static readonly Duration WhileWriting = Duration.FromMinutes(15);

    public string Name => nameof(OfferWeek);

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
            || standing.Weekly is not { IsOn: true } plan
            || plan.Number != item.SubjectNumber
        )
        {
            return StepResult.Nothing;
        }
        var now = clock.Now();
        WorkEvent[] next = ReminderCalendar.NextWeek(patient, standing, plan, now) is { } later ? [later] : [];
        var today = now.InZone(standing.Zone).Date;
        var chat = await store.ReadAsync(db => find.OfAsync(db, patient, cancel), cancel);
        if (
            chat is not { Content: { BlockedAt: null, ConfirmedAt: not null } content }
            || !ChatTurn.Keeps(standing)
            || OnceAWeek.DayOf(plan, today) is null
            || !OnceAWeek.IsFarEnough(content.WeekOfferedOn, today)
        )
        {
            return new StepResult.Done(null, next);
        }
        if (OnceAWeek.HourOn(plan, today, standing.Zone) is { } hour && hour > now)
        {
            // An outage has ended: what comes on a later day comes at its hour, and wakes nobody.
            return new StepResult.Done(null, ReminderCalendar.Week(patient, plan, hour));
        }
        if (content.Begun is not null)
        {
            return new StepResult.Done(null, ReminderCalendar.Week(patient, plan, now + WhileWriting));
        }
        var began = standing.Zone.AtStartOfDay(today.PlusDays(1 - WeekReview.Length)).ToInstant();
        return await IsWelcomeAsync(patient, began, cancel)
            ? new StepResult.Done(
                db => save.RunAsync(db, chat, standing, saving => OfferAsync(saving, plan, today)),
                next
            )
            : new StepResult.Done(null, next);
    }

    /// <summary>Not while fixed words stand, nor after a week without an entry: an empty page is no gift, and whoever is quiet is not told so.</summary>
    private async Task<bool> IsWelcomeAsync(PatientId patient, Instant began, CancellationToken cancel)
    {
        var read = await records.ReadAsync(
            new Reader.Assistant(Name),
            patient,
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

    private async Task OfferAsync(ChatSaving saving, ReminderPlan plan, LocalDate today)
    {
        // Switched off, changed or paused at this moment: then nothing is said any more.
        if (
            await records.StandingAsync(saving.Db, saving.Patient, default)
                is not StandingOutcome.Known { Standing: var standing }
            || standing.Weekly != plan
            || !ChatTurn.Keeps(standing)
        )
        {
            return;
        }
        var day = OnceAWeek.Written(today);
        saving.Chat = saving.Chat with { WeekOfferedOn = day };
        await saving.RemindAsync(
            WeeklyTexts.Ready,
            until: standing.Zone.AtStartOfDay(today.PlusDays(1)).ToInstant(),
            [
                [new MessageButton(ReminderTexts.Show, $"{ShowWeek.ShowTapped}{day}")],
            ]
        );
    }
}
