using TherapyJournal.Journaling;
using TherapyJournal.Safety;

namespace TherapyJournal.Review;

/// <summary>What a patient wrote and what became of it, a page at a time.</summary>
/// <param name="Entries">Newest first; none that is private.</param>
/// <param name="Shared">How many entries the therapist may read, on all pages.</param>
/// <param name="Private">How many are for the patient alone.</param>
/// <param name="Suggestions">Suggested goals that wait for a decision, on whatever page their entry stands.</param>
/// <param name="Words">Words of a model that wait for approval, oldest first.</param>
/// <param name="Alerts">All of them, oldest first, lifted ones too; what joined another stands beneath that one.</param>
public sealed record Timeline(
    IReadOnlyList<TimelineEntry> Entries,
    int Shared,
    int Private,
    IReadOnlyList<WaitingSuggestion> Suggestions,
    IReadOnlyList<WordsToReview> Words,
    IReadOnlyList<ShownAlert> Alerts
)
{
    /// <summary>The last entry of the page before; null: this is the first page.</summary>
    public Guid? Before { get; init; }

    /// <summary>What the patient asks for and nobody has settled, oldest first.</summary>
    public IReadOnlyList<RequestView> Asked { get; init; } = [];

    /// <summary>The last entry of this page, where older ones come after it; null: there are none.</summary>
    public Guid? OlderThan { get; init; }
}

/// <summary>An entry beside its summary.</summary>
/// <param name="Entry">What the patient wrote.</param>
/// <param name="Summary">Null: there is none yet.</param>
/// <param name="Places">Of each sentence of the summary, where its quotation stands in the entry; null: the entry reads otherwise by now.</param>
/// <param name="Alert">The gravest that it raised or joined; null: none.</param>
/// <param name="IsNew">Whether this therapist sees it for the first time.</param>
public sealed record TimelineEntry(
    EntryView Entry,
    EntrySummaryContent? Summary,
    IReadOnlyList<(int Start, int Length)?> Places,
    AlertView? Alert,
    bool IsNew
)
{
    /// <summary>Which summary it is: a new id each time it is written anew; null: there is none yet.</summary>
    public Guid? SummaryId { get; init; }
}

/// <summary>A suggested goal that waits, with the entry whose summary proposed it.</summary>
public sealed record WaitingSuggestion(Guid EntryId, SuggestionView Suggestion);
