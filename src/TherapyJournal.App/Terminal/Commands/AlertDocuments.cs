using NodaTime;
using TherapyJournal.Review;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>An alert with everything that was done about it. Of a private entry it has level and time alone.</summary>
internal sealed record AlertDocument(
    Guid Id,
    Guid Patient,
    string PatientName,
    string At,
    string Level,
    int? Severity,
    IReadOnlyList<string> Categories,
    string State,
    bool Private,
    IReadOnlyList<AlertEventDocument> History,
    string Source,
    Guid? Entry,
    string? Contact,
    IReadOnlyList<JoinedDocument> Joined
)
{
    /// <summary>A model's name, or rules; null where the record is erased and nobody can say.</summary>
    public string? RaisedBy { get; init; }

    /// <summary>The sentence for which a model raised it; null: by the rules, or there is none to show.</summary>
    public string? Quotation { get; init; }

    public static AlertDocument Of(ShownAlert shown, TherapistNames names) =>
        new(
            shown.Alert.Id,
            shown.Alert.Patient.Value,
            shown.PatientName,
            Documents.Time(shown.Alert.Content.RaisedAt),
            Documents.Word(shown.Alert.Content.Level),
            shown.IsPrivate || shown.Source == AlertSource.Erased ? null : shown.Alert.Content.Severity,
            [.. shown.Alert.Content.Categories.Select(Documents.Word)],
            Documents.Word(shown.Alert.Content.State),
            shown.IsPrivate,
            [.. shown.Alert.Content.History.Select(h => AlertEventDocument.Of(h, names))],
            Documents.Word(shown.Source),
            shown.Source == AlertSource.Shared ? shown.Alert.EntryId : null,
            shown.Contact,
            [
                .. shown.Alert.Joined.Select(j => new JoinedDocument(
                    Documents.Time(j.Content.RaisedAt),
                    Documents.Word(j.Content.Level)
                )),
            ]
        )
        {
            RaisedBy = shown.Source == AlertSource.Erased ? null : RaisedByOf(shown.Alert),
            Quotation = shown.Quotation,
        };

    /// <summary>Who raised an alert.</summary>
    public static string RaisedByOf(AlertView alert) => alert.Content.RaisedBy ?? "rules";
}

/// <summary>Words that joined an open alert: when, and how grave.</summary>
internal sealed record JoinedDocument(string At, string Level);

internal sealed record AlertEventDocument(string At, string What, string? By, string? Note, string ByName)
{
    public static AlertEventDocument Of(RiskAlertEvent happened, TherapistNames names) =>
        new(Documents.Time(happened.At), happened.What, happened.By, happened.Note, names.Of(happened.By));
}

/// <summary>The alert that stands beside an entry; the severity is null where the entry is private.</summary>
internal sealed record RiskDocument(Guid Id, string Level, int? Severity, string State, string At)
{
    /// <summary>A model's name, or rules.</summary>
    public string RaisedBy { get; init; } = "rules";

    public static RiskDocument Of(AlertView alert) =>
        new(
            alert.Content.JoinedTo ?? alert.Id,
            Documents.Word(alert.Content.Level),
            alert.Content.Severity,
            Documents.Word(alert.Content.State),
            Documents.Time(alert.Content.RaisedAt)
        )
        {
            RaisedBy = AlertDocument.RaisedByOf(alert),
        };

    public static RiskDocument Of(ShownAlert shown) =>
        Of(shown.Alert) with
        {
            Severity = shown.IsPrivate || shown.Source == AlertSource.Erased ? null : shown.Alert.Content.Severity,
        };

    public static RiskDocument Of(CrisisAnswer crisis, Instant at) =>
        new(crisis.AlertId, Documents.Word(crisis.Level), crisis.Severity, "open", Documents.Time(at));
}
