using NodaTime;
using TherapyJournal.Goals;
using TherapyJournal.Records;
using TherapyJournal.Safety;

namespace TherapyJournal.Review;

/// <summary>Alerts that stand, then what was written.</summary>
/// <param name="Alerts">Not lifted yet; urgent ones first.</param>
/// <param name="Items">Newest first.</param>
/// <param name="Damaged">Rows that did not open, since they were changed outside the program.</param>
/// <param name="IsClosed">Reading at this terminal is switched off.</param>
public sealed record Inbox(
    IReadOnlyList<ShownAlert> Alerts,
    IReadOnlyList<InboxItem> Items,
    int Damaged,
    bool IsClosed
);

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
