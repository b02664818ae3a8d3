using TherapyJournal.Assistants.Bank;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Chats;

/// <summary>Puts words that were written for a patient into the form in which a chat shows them: with who wrote them, and only while they may be shown.</summary>
internal sealed class WrittenWords(JournalStore store, PatientRecords records, Keys keys, DiscloseAi disclose)
{
    /// <summary>As the chat shows them; null: a model wrote them, and none may reach the patient now.</summary>
    public async Task<string?> ShownAsync(PatientId patient, string text, string writtenBy, CancellationToken cancel)
    {
        if (writtenBy == QuestionBank.WrittenBy)
        {
            return $"{text}\n\n{ChatTexts.WithoutAi}";
        }
        if (!await AllowsModelWordsAsync(patient, cancel))
        {
            return null;
        }
        var shown = $"{text}\n\n{ChatTexts.ByTheAssistant}";
        return await disclose.IsDueAsync(patient, cancel) ? $"{DiscloseAi.Words}\n\n{shown}" : shown;
    }

    // Both must hold when the words are said, however long ago they were written.
    private Task<bool> AllowsModelWordsAsync(PatientId patient, CancellationToken cancel) =>
        store.ReadAsync(
            async db =>
                await records.StandingAsync(db, patient, cancel) is StandingOutcome.Known known
                && await ReadPractice.OrNullAsync(db, keys, cancel) is { } practice
                && known.Standing.AllowsModelWords(practice.AiToPatient),
            cancel
        );
}
