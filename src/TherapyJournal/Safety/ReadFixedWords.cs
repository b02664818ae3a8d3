using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety.Guard;
using TherapyJournal.Storage;

namespace TherapyJournal.Safety;

/// <summary>The fixed words that a patient gets instead of a question or a reflection while an urgent alert is not lifted.</summary>
public sealed class ReadFixedWords(JournalStore store, PatientRecords records, Keys keys)
{
    /// <summary>The words; the value is null when nothing stands.</summary>
    public Task<ReadOutcome<FixedWords?>> RunAsync(PatientId patient, CancellationToken cancel) =>
        records.ReadAsync(
            new Reader.Patient(patient),
            patient,
            Purpose.Session,
            (record, db) => FromAsync(record, db, keys, cancel),
            cancel
        );

    /// <summary>The words, from a record that the door has opened; null when nothing stands.</summary>
    internal static async Task<FixedWords?> FromAsync(
        OpenRecord record,
        JournalDb db,
        Keys keys,
        CancellationToken cancel
    )
    {
        if (!await ReadAlerts.HoldsFixedWordsAsync(record, db))
        {
            return null;
        }
        var standing = record.Standing;
        var practice = await OfPracticeAsync(db, keys, cancel);
        return new FixedWords(
            CrisisWords.WhileItStands(standing.Country, standing.Language, practice.Helplines),
            Enum.GetValues<WordsFate>()
                .ToDictionary(
                    fate => fate,
                    fate => CrisisWords.StillHere(standing.Country, standing.Language, practice.Helplines, fate)
                )
        );
    }

    /// <summary>The gravest alert of an entry, for whoever wrote it; the value is null where there is none.</summary>
    public Task<ReadOutcome<AlertView?>> RaisedByAsync(PatientId patient, Guid entry, CancellationToken cancel) =>
        records.ReadAsync(
            new Reader.Patient(patient),
            patient,
            Purpose.Session,
            async (record, db) =>
                (await ReadAlerts.FromAsync(record, db))
                    .Where(a => a.EntryId == entry)
                    .OrderByDescending(a => a.Content.Severity)
                    .FirstOrDefault(),
            cancel
        );

    /// <summary>Whom to call, for somebody of whom nothing else can be shown: nothing of theirs is opened for it.</summary>
    public Task<string> WhomToCallAsync(PatientId patient, CancellationToken cancel) =>
        store.ReadAsync(
            async db =>
                await WhomToCallAsync(
                    db,
                    keys,
                    await HiddenPatient.WhoeverWritesAsync(db, records, keys, patient, cancel)
                        is StandingOutcome.Known known
                        ? known.Standing
                        : new PatientStandingContent(),
                    cancel
                ),
            cancel
        );

    /// <summary>Whom to call, by the patient's country and what the practice has confirmed for it.</summary>
    internal static async Task<string> WhomToCallAsync(
        JournalDb db,
        Keys keys,
        PatientStandingContent standing,
        CancellationToken cancel
    ) =>
        CrisisWords.WhomToCall(
            standing.Country,
            standing.Language,
            (await OfPracticeAsync(db, keys, cancel)).Helplines
        );

    /// <summary>What is said to words in which nothing was raised, and which no rule can read; null: they can be read.</summary>
    internal static async Task<string?> OfUnreadAsync(
        JournalDb db,
        Keys keys,
        PatientStandingContent standing,
        string text,
        CancellationToken cancel
    ) =>
        RightLanguage.IsAnother(text)
            ? CrisisWords.NotUnderstood(
                standing.Country,
                standing.Language,
                (await OfPracticeAsync(db, keys, cancel)).Helplines
            )
            : null;

    /// <summary>What the practice has set; a practice row that does not open must not cost anybody the words.</summary>
    internal static async Task<PracticeContent> OfPracticeAsync(JournalDb db, Keys keys, CancellationToken cancel) =>
        await ReadPractice.OrNullAsync(db, keys, cancel) ?? new PracticeContent();
}

/// <summary>Fixed words of an urgent alert that stands.</summary>
/// <param name="InFull">Whoever asks for a question gets these; they wrote nothing just now, so nothing is said of a message.</param>
/// <param name="InShort">Whoever writes more, and raises nothing new, gets this line, by what becomes of what they wrote.</param>
public sealed record FixedWords(string InFull, IReadOnlyDictionary<WordsFate, string> InShort);
