using Microsoft.EntityFrameworkCore;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>Shows a patient what their therapist accepted of the summary of an entry, where the practice shares it.</summary>
/// <remarks>Sentences alone, each with the words that it rests on: no insight, nothing of an entry that ever raised an alert, and nothing of a model that might name a feeling nobody wrote.</remarks>
public sealed class ReadSharedSummary(PatientRecords records, Keys keys)
{
    /// <summary>The value is null where there is nothing to be shown.</summary>
    public Task<ReadOutcome<SharedSummary?>> RunAsync(Reader.Patient patient, Guid entry, CancellationToken cancel) =>
        records.ReadAsync(
            patient,
            patient.Id,
            Purpose.ReadEntries,
            (record, db) => FromAsync(record, db, entry, cancel),
            cancel
        );

    private async Task<SharedSummary?> FromAsync(OpenRecord record, JournalDb db, Guid entry, CancellationToken cancel)
    {
        if (
            await ReadPractice.OrNullAsync(db, keys, cancel) is not { SharesSummaries: true } practice
            || await ReadAlerts.HoldsFixedWordsAsync(record, db, entry)
            || await ReadEntries.OneAsync(record, db, entry) is not { Content: { IsPrivate: false } written }
        )
        {
            return null;
        }
        var rows = await db
            .Summaries.Where(s => s.EntryId == entry && s.PatientId == record.Patient)
            .ToListAsync(cancel);
        return
            record.OpenAll(rows, record.Open) is [(_, { AcceptedAt: not null } summary)]
            && summary.EntryNumber == written.Number
            && MayBeShown(summary, record.Standing, practice)
            && summary.Sentences.Where(s => !s.Raised).ToList() is { Count: > 0 } sentences
            ? new SharedSummary(sentences, summary.WrittenBy)
            : null;
    }

    private static bool MayBeShown(
        EntrySummaryContent summary,
        PatientStandingContent standing,
        PracticeContent practice
    ) =>
        summary.WrittenBy == QuestionBank.WrittenBy
        || (standing.AllowsModelWords(practice.AiToPatient) && summary.NamesNoFeeling);
}

/// <summary>What a patient may read of a summary.</summary>
/// <param name="Sentences">Each with the words of the entry that it rests on.</param>
/// <param name="WrittenBy">A model's name or question-bank.</param>
public sealed record SharedSummary(IReadOnlyList<SummarySentence> Sentences, string WrittenBy);
