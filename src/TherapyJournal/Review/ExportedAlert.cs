using System.Text.Json;
using TherapyJournal.Safety;

namespace TherapyJournal.Review;

/// <summary>An alert with everything that was done about it.</summary>
internal sealed record ExportedAlert(
    Guid Id,
    Guid Entry,
    string At,
    string Level,
    int Severity,
    IReadOnlyList<string> Categories,
    string State,
    Guid? JoinedTo,
    IReadOnlyList<ExportedAlertEvent> History
)
{
    /// <summary>The model that raised it; null: the rules did.</summary>
    public string? RaisedBy { get; init; }

    /// <summary>Where the sentence stands for which a model raised it: in which version of the entry, from which character on, how many.</summary>
    public SentencePlace? Sentence { get; init; }

    public static ExportedAlert Of(AlertView view)
    {
        var alert = view.Content;
        return new ExportedAlert(
            view.Id,
            view.EntryId,
            ExportReading.Iso(alert.RaisedAt),
            Word(alert.Level),
            alert.Severity,
            [.. alert.Categories.Select(Word)],
            Word(alert.State.ToString()),
            alert.JoinedTo,
            [.. alert.History.Select(h => new ExportedAlertEvent(ExportReading.Iso(h.At), h.What, h.By, h.Note))]
        )
        {
            RaisedBy = alert.RaisedBy,
            Sentence = alert.Sentence,
        };
    }

    private static string Word(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}

internal sealed record ExportedAlertEvent(string At, string What, string? By, string? Note);
