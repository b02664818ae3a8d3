using System.Text.Json.Serialization;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>What is kept of an erased patient.</summary>
internal sealed record KeptDocument(
    Guid Id,
    Guid Patient,
    string PatientName,
    string ErasedAt,
    string? Until,
    string? Why,
    IReadOnlyList<KeptGoalDocument> Goals,
    IReadOnlyList<KeptSummaryDocument> Summaries,
    IReadOnlyList<KeptAlertDocument> Alerts
)
{
    public static KeptDocument Of(KeptView kept, TherapistNames names) =>
        new(
            kept.Owner,
            kept.Patient.Value,
            kept.Content.Name,
            Documents.Time(kept.ErasedAt),
            kept.Content.Until,
            kept.Content.Why,
            [
                .. kept.Content.Goals.Select(g => new KeptGoalDocument(
                    g.Text,
                    g.IsOpen,
                    [.. g.History.Select(h => GoalEventDocument.Of(h, names))]
                )),
            ],
            [
                .. kept.Content.Summaries.Select(s => new KeptSummaryDocument(
                    Documents.Time(s.At),
                    s.Sentences,
                    s.Insights,
                    s.WrittenBy
                )),
            ],
            [
                .. kept.Alerts.Select(a => new KeptAlertDocument(
                    a.Id,
                    Documents.Time(a.Content.RaisedAt),
                    Documents.Word(a.Content.Level),
                    Documents.Word(a.Content.State),
                    [.. a.Content.History.Select(h => AlertEventDocument.Of(h, names))],
                    a.Joined.Count
                )),
            ]
        );
}

internal sealed record KeptGoalDocument(string Text, bool Open, IReadOnlyList<GoalEventDocument> History);

internal sealed record KeptSummaryDocument(
    string At,
    IReadOnlyList<string> Sentences,
    IReadOnlyList<string> Insights,
    string WrittenBy
);

internal sealed record KeptAlertDocument(
    Guid Id,
    string At,
    string Level,
    string State,
    IReadOnlyList<AlertEventDocument> History,
    int Covers
);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(KeptDocument))]
[JsonSerializable(typeof(IReadOnlyList<KeptDocument>))]
internal sealed partial class KeptDocumentsJson : JsonSerializerContext;
