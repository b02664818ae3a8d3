using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>How a step of a patient's calendar comes to speak: if its plan stands as planned, also at the moment of speaking, and there is a chat to speak in.</summary>
/// <remarks>Whether it speaks or not, its next day is planned in the same transaction; a plan that was changed has a chain of its own, and this one ends.</remarks>
internal sealed class PlannedTurns(
    JournalStore store,
    PatientRecords records,
    Keys keys,
    FindChat find,
    SaveConversation save,
    TimeProvider clock
)
{
    /// <summary>Runs a step of the calendar.</summary>
    /// <param name="item">The step's work.</param>
    /// <param name="kind">Which of the patient's plans it belongs to.</param>
    /// <param name="decide">What it has to say now.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<StepResult> RunAsync(
        WorkItem item,
        WorkEventKind kind,
        Func<PlannedTurn, Task<PlannedWords>> decide,
        CancellationToken cancel
    )
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
            || ReminderCalendar.PlanOf(standing, kind) is not { IsOn: true } plan
            || plan.Number != item.SubjectNumber
        )
        {
            return StepResult.Nothing;
        }
        var now = clock.Now();
        var chat = await store.ReadAsync(db => find.OfAsync(db, patient, cancel), cancel);
        if (chat is not { Content.BlockedAt: null } || !ChatTurn.Keeps(standing))
        {
            return new StepResult.Done(null, Next(again: null));
        }
        var words = await decide(new PlannedTurn(patient, standing, plan, chat.Content, now));
        return new StepResult.Done(
            words.Say is null ? null : db => save.RunAsync(db, chat, standing, saving => SayAsync(saving, words.Say)),
            Next(words.Again)
        );

        WorkEvent[] Next(Instant? again) =>
            again is { } due ? [ReminderCalendar.At(kind, patient, plan, due)]
            : ReminderCalendar.Next(kind, patient, standing, plan, now) is { } later ? [later]
            : [];

        // Switched off, changed or paused at this moment: then nothing is said any more.
        async Task SayAsync(ChatSaving saving, Func<ChatSaving, Task> say)
        {
            if (
                await records.StandingAsync(saving.Db, saving.Patient, default)
                    is StandingOutcome.Known { Standing: var known }
                && ReminderCalendar.PlanOf(known, kind) == plan
                && ChatTurn.Keeps(known)
            )
            {
                await say(saving);
            }
        }
    }
}

/// <summary>When a step of the calendar has its turn.</summary>
internal sealed record PlannedTurn(
    PatientId Patient,
    PatientStandingContent Standing,
    ReminderPlan Plan,
    PatientChatContent Chat,
    Instant Now
)
{
    /// <summary>The day it is for the patient.</summary>
    public LocalDate Today => Now.InZone(Standing.Zone).Date;

    /// <summary>When a day of the patient begins.</summary>
    public Instant StartOf(LocalDate day) => Standing.Zone.AtStartOfDay(day).ToInstant();
}

/// <summary>What a step of the calendar says, if anything, and whether it looks again before its next day.</summary>
internal sealed record PlannedWords(Func<ChatSaving, Task>? Say = null, Instant? Again = null)
{
    public static readonly PlannedWords None = new();
}
