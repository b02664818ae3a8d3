using NodaTime;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Safety;

namespace TherapyJournal.Review;

/// <summary>Alerts that stand, then what was written.</summary>
/// <param name="Alerts">Not lifted yet; urgent ones first.</param>
/// <param name="Items">Newest first.</param>
/// <param name="Shut">What did not open, by patient: there may be more to read among it.</param>
/// <param name="IsClosed">Reading at this terminal is switched off.</param>
public sealed record Inbox(
    IReadOnlyList<ShownAlert> Alerts,
    IReadOnlyList<InboxItem> Items,
    IReadOnlyList<ShutRecords> Shut,
    bool IsClosed
);

/// <summary>What of a patient did not open, since it was changed outside the program.</summary>
/// <param name="Patient">Whose.</param>
/// <param name="Name">Null: not even that opens.</param>
/// <param name="Entries">Entries among it.</param>
/// <param name="Others">Everything else: summaries, alerts, goals.</param>
/// <param name="KeyToo">The patient's key itself does not open, and with it nothing.</param>
public sealed record ShutRecords(PatientId Patient, string? Name, int Entries, int Others, bool KeyToo = false)
{
    internal static ShutRecords Of(PatientId patient, string? name, IReadOnlyList<DamagedRow> rows)
    {
        // One row may be met twice, by its alert and by its summary.
        var distinct = rows.Distinct().ToList();
        var entries = distinct.Count(r => r.Label == new JournalEntry().Label);
        return new ShutRecords(patient, name, entries, distinct.Count - entries);
    }

    internal static ShutRecords Of(PatientId patient, DamagedRow row) =>
        new(patient, null, 0, 1, KeyToo: row.Label == DataKey.Label);
}

/// <summary>One entry as the inbox shows it.</summary>
public sealed record InboxItem(
    Guid EntryId,
    PatientId Patient,
    string PatientName,
    Instant At,
    Instant RecordedAt,
    EntrySummaryContent Summary,
    SuggestionView? Suggestion,
    AlertView? Alert,
    bool IsNew,
    string TimeZone
);

/// <summary>A suggested goal with its id.</summary>
public sealed record SuggestionView(Guid Id, SuggestedGoalContent Content);
