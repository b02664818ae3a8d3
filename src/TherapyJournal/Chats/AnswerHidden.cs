using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Answers somebody whom a request for erasure hides: danger is heard, and whoever asked for it here can call it off here.</summary>
internal sealed class AnswerHidden(JournalStore store, PatientRecords records, CallOffErasure callOff, SayUnread say)
{
    /// <summary>Whether a request for erasure hides them.</summary>
    public Task<bool> IsHiddenAsync(PatientId patient, CancellationToken cancel) =>
        store.ReadAsync(
            async db => await records.StandingAsync(db, patient, cancel) is StandingOutcome.Missing,
            cancel
        );

    /// <summary>Calls it off where that is wished and may be: what a therapist or the practice asked for, they call off.</summary>
    /// <returns>True: the patient is there again.</returns>
    public async Task<bool> CallOffAsync(ChatTurn turn, CancellationToken cancel) =>
        turn is { Tapped: EraseInChat.CallsOff, Chat.AskedForErasure: true }
        && await callOff.ByPatientAsync(turn.Patient, cancel) is CallOffErasureOutcome.CalledOff;

    /// <summary>Says what must be said here and now.</summary>
    /// <returns>Null: it was said, or there was nothing to say.</returns>
    public async Task<StepResult.Later?> RunAsync(ChatTurn turn, CancellationToken cancel)
    {
        var isAsked = IsAskedHere(turn);
        var told =
            EraseInChat.IsMeant(turn) || (isAsked && turn.Command is { Name: "delete" })
                ? await DueAsync(turn.Patient, cancel)
                : null;
        var words =
            turn.Message.Words is { } written && FirstAid.For(written) is { } aid ? new ChatWords(aid)
            // Of a flood everything is looked at and nothing more is answered.
            : turn.IsBeyond ? null
            : told is { } due ? new ChatWords(ErasureTexts.Hidden(due, turn.Standing), CallOffButton)
            : turn.Message is { Words: not null } or { Kind: ChatMessageKind.Voice }
            && EntryText.Problem(turn.Standing) is { } problem
                ? new ChatWords(problem, isAsked ? CallOffButton : [])
            : null;
        return words is null ? null : await say.RunAsync(turn.Message.From, words with { IsUrgent = true }, cancel);
    }

    /// <summary>Notes in the conversation that it was asked for here.</summary>
    public static ChatEffect Note(ChatTurn turn) =>
        !IsAskedHere(turn)
            ? ChatEffect.None
            : new ChatEffect(saving =>
            {
                saving.Chat = saving.Chat with { AskedForErasure = true };
                return Task.CompletedTask;
            });

    private static bool IsAskedHere(ChatTurn turn) => turn.Chat.AskedForErasure || EraseInChat.IsMeant(turn);

    private async Task<Instant?> DueAsync(PatientId patient, CancellationToken cancel) =>
        await store.ReadAsync(
            db => db.Patients.Where(p => p.PatientId == patient).Select(p => p.EraseDue).FirstOrDefaultAsync(cancel),
            cancel
        )
            is { } due
            ? Instant.FromUnixTimeMilliseconds(due)
            : null;

    private static IReadOnlyList<IReadOnlyList<MessageButton>> CallOffButton { get; } =
    [
        [new(ErasureTexts.CallOff, EraseInChat.CallsOff)],
    ];
}
