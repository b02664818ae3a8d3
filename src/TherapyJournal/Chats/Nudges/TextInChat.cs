using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Chats.Nudges;

/// <summary>What of a patient may be said in a therapist's chat. Where nobody can say, it is nothing.</summary>
internal sealed class TextInChat(JournalStore store, PatientRecords records, Keys keys)
{
    /// <summary>Whether the patient has agreed that words of theirs pass through the channel.</summary>
    public async Task<bool> IsAgreedAsync(PatientId patient, CancellationToken cancel) =>
        await records.StandingAsync(patient, cancel) is StandingOutcome.Known { Standing: var standing }
        && standing.Allows(ConsentKind.Telegram);

    /// <summary>Whether it is known that they have not.</summary>
    public async Task<bool> IsRefusedAsync(PatientId patient, CancellationToken cancel) =>
        await records.StandingAsync(patient, cancel) is StandingOutcome.Known { Standing: var standing }
        && !standing.Allows(ConsentKind.Telegram);

    /// <summary>Whether the practice lets the short text into a chat unasked, and after opening the name.</summary>
    public Task<bool> IsWantedAsync(CancellationToken cancel) =>
        store.ReadAsync(
            async db => await ReadPractice.OrNullAsync(db, keys, cancel) is { NudgesWithText: true },
            cancel
        );
}
