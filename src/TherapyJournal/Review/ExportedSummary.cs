using TherapyJournal.Records;

namespace TherapyJournal.Review;

/// <summary>What a therapist was shown of an entry, and whether they accepted it.</summary>
internal sealed record ExportedSummary(
    Guid Id,
    Guid Entry,
    string At,
    string Notification,
    IReadOnlyList<SummarySentence> Sentences,
    IReadOnlyList<string> Insights,
    string WrittenBy,
    string? AcceptedAt,
    string? AcceptedBy
)
{
    public static ExportedSummary Of(EntrySummary row, EntrySummaryContent content, Func<TherapistId, string> nameOf) =>
        new(
            row.Id,
            row.EntryId,
            ExportReading.Iso(content.At),
            content.Notification,
            content.Sentences,
            content.Insights,
            content.WrittenBy,
            content.AcceptedAt is { } at ? ExportReading.Iso(at) : null,
            content.AcceptedBy is { } by ? Named(by, nameOf) : null
        );

    // Whoever is not known by name stays there by id.
    private static string Named(string author, Func<TherapistId, string> nameOf) =>
        Guid.TryParse(author.Split(':')[^1], out var id) && nameOf(new TherapistId(id)) is { Length: > 0 } name
            ? name
            : author;
}
