using TherapyJournal.Journaling;
using TherapyJournal.Review;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>An entry as it reads now.</summary>
internal sealed record EntryDocument(
    Guid Id,
    string At,
    string RecordedAt,
    string Text,
    bool Private,
    int Number,
    SummaryDocument? Summary
)
{
    public static EntryDocument Of(EntryView entry, EntrySummaryContent? summary = null) =>
        new(
            entry.Id,
            Documents.Time(entry.At),
            Documents.Time(entry.RecordedAt),
            entry.Content.Text,
            entry.Content.IsPrivate,
            entry.Content.Number,
            summary is null ? null : SummaryDocument.Of(summary)
        );
}

/// <summary>What a therapist reads of an entry first.</summary>
internal sealed record SummaryDocument(
    string Notification,
    IReadOnlyList<SentenceDocument> Sentences,
    IReadOnlyList<string> Insights,
    string WrittenBy,
    string? ModelFailed,
    int Dropped,
    int? Tokens
)
{
    public static SummaryDocument Of(EntrySummaryContent summary) =>
        new(
            summary.Notification,
            SentenceDocument.Of(summary),
            summary.Insights,
            summary.WrittenBy,
            summary.ModelFailed,
            summary.Dropped,
            Documents.Tokens(summary.Trace)
        );
}

/// <summary>A sentence with what it rests on; raised: the risk screen stopped there.</summary>
internal sealed record SentenceDocument(string Text, string Quotation, bool Raised)
{
    public static IReadOnlyList<SentenceDocument> Of(EntrySummaryContent summary) =>
        [.. summary.Sentences.Select(s => new SentenceDocument(s.Text, s.Quotation, s.Raised))];
}
