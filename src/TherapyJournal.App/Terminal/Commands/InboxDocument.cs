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
    bool IsNew
)
{
    /// <summary>The screen has read the entry only as well as it can.</summary>
    public bool InAnotherLanguage { get; init; }

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
        )
        {
            InAnotherLanguage = item.Summary.InAnotherLanguage,
        };

    /// <summary>An alert for which there is no summary. Where the therapist may not read its entry, or there is none, it goes by the alert's own id.</summary>
    public static InboxDocument Of(ShownAlert shown) =>
        new(
            shown.Source == AlertSource.Shared ? shown.Alert.EntryId : shown.Alert.Id,
            shown.Alert.Patient.Value,
            shown.PatientName,
            Documents.Time(shown.Alert.Content.RaisedAt),
            "",
            [],
            [],
            null,
            RiskDocument.Of(shown),
            AlertDocument.RaisedByOf(shown.Alert),
            null,
            0,
            null,
            IsNew: true
        );
}

/// <summary>A therapist's last seven days in numbers.</summary>
internal sealed record WeekInNumbersDocument(int Entries, int Patients, int Requests, int Quiet);
