using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>Looks back with a patient on their last seven days, from the bank alone: no model is asked.</summary>
public sealed class ReviewWeek
{
    private readonly PatientRecords records;
    private readonly Keys keys;
    private readonly TimeProvider clock;

    internal ReviewWeek(PatientRecords records, Keys keys, TimeProvider clock) =>
        (this.records, this.keys, this.clock) = (records, keys, clock);

    /// <summary>The review, or the fixed words while an urgent alert stands: nobody is led through a week in which they wanted to die as if it were any other.</summary>
    /// <param name="patient">Whose week.</param>
    /// <param name="cancel">Stops the wait.</param>
    /// <param name="lastDay">Its last day, where the patient lives; null: today, and no later day is taken.</param>
    public Task<ReadOutcome<WeekOutcome>> RunAsync(
        PatientId patient,
        CancellationToken cancel,
        LocalDate? lastDay = null
    ) =>
        records.ReadAsync<WeekOutcome>(
            new Reader.Patient(patient),
            patient,
            Purpose.ReadEntries,
            async (record, db) =>
            {
                if (await ReadFixedWords.FromAsync(record, db, keys, cancel) is { } words)
                {
                    return new WeekOutcome.FixedWords(words);
                }
                var zone = record.Standing.Zone;
                var today = clock.Now().InZone(zone).Date;
                var last = lastDay is { } day && day < today ? day : today;
                var from = zone.AtStartOfDay(last.PlusDays(1 - WeekReview.Length)).ToInstant();
                var end = zone.AtStartOfDay(last.PlusDays(1)).ToInstant();
                var raised = (await ReadAlerts.FromAsync(record, db)).Select(a => a.EntryId).ToHashSet();
                var list = await ReadEntries.FromAsync(record, db, from, end);
                return new WeekOutcome.Review(WeekReview.Of(list.Entries, raised, last, zone));
            },
            cancel
        );
}

/// <summary>What looking back came to.</summary>
public abstract record WeekOutcome
{
    private WeekOutcome() { }

    /// <summary>The week.</summary>
    public sealed record Review(WeekReview Week) : WeekOutcome;

    /// <summary>An urgent alert stands: these words are said instead.</summary>
    public sealed record FixedWords(Safety.FixedWords Words) : WeekOutcome;
}
