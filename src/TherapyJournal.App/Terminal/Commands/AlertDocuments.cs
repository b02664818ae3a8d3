using NodaTime;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>An alert with everything that was done about it.</summary>
internal sealed record AlertDocument(
    Guid Id,
    Guid Patient,
    string PatientName,
    string At,
    string Level,
    int Severity,
    IReadOnlyList<string> Categories,
    string State,
    bool Private,
    IReadOnlyList<AlertEventDocument> History
)
{
    public static AlertDocument Of(AlertView alert, string name) =>
        new(
            alert.Id,
            alert.Patient.Value,
            name,
            Documents.Time(alert.Content.RaisedAt),
            alert.Content.Level.ToLowerInvariant(),
            alert.Content.Severity,
            alert.Content.Categories,
            Documents.Word(alert.Content.State),
            alert.Content.FromPrivate,
            [.. alert.Content.History.Select(h => new AlertEventDocument(Documents.Time(h.At), h.What, h.By, h.Note))]
        );
}

internal sealed record AlertEventDocument(string At, string What, string? By, string? Note);

/// <summary>The alert that stands beside an entry.</summary>
internal sealed record RiskDocument(Guid Id, string Level, int Severity, string State, string At)
{
    public static RiskDocument Of(AlertView alert) =>
        new(
            alert.Id,
            alert.Content.Level.ToLowerInvariant(),
            alert.Content.Severity,
            Documents.Word(alert.Content.State),
            Documents.Time(alert.Content.RaisedAt)
        );

    public static RiskDocument Of(CrisisAnswer crisis, Instant at) =>
        new(crisis.AlertId, Documents.Word(crisis.Level), crisis.Severity, "open", Documents.Time(at));
}
