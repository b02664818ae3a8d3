using TherapyJournal.Review;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>One entry in the therapist's inbox.</summary>
internal sealed record InboxDocument(
    Guid Id,
    Guid Patient,
    string PatientName,
    string At,
    string Notification,
    IReadOnlyList<SentenceDocument> Sentences,
    IReadOnlyList<string> Insights,
    SuggestedGoalDocument? SuggestedGoal,
    RiskDocument? Risk,
    string WrittenBy,
    string? ModelFailed,
    int Dropped,
    int? Tokens,
    bool New
)
{
    public static InboxDocument Of(InboxItem item) =>
        new(
            item.EntryId,
            item.Patient.Value,
            item.PatientName,
            Documents.Time(item.At),
            item.Summary.Notification,
            SentenceDocument.Of(item.Summary),
            item.Summary.Insights,
            item.Suggestion is { } suggestion ? SuggestedGoalDocument.Of(suggestion) : null,
            item.Alert is { } alert ? RiskDocument.Of(alert) : null,
            item.Summary.WrittenBy,
            item.Summary.ModelFailed,
            item.Summary.Dropped,
            Documents.Tokens(item.Summary.Trace),
            item.IsNew
        );

    /// <summary>An alert for which there is no summary: a private entry, or one not kept. It shows level and time, no words.</summary>
    public static InboxDocument Of(InboxAlert alert) =>
        new(
            alert.Alert.EntryId,
            alert.Alert.Patient.Value,
            alert.PatientName,
            Documents.Time(alert.Alert.Content.RaisedAt),
            "",
            [],
            [],
            null,
            RiskDocument.Of(alert.Alert),
            "rules",
            null,
            0,
            null,
            true
        );
}
