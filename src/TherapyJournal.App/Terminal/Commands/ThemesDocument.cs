using NodaTime.Text;
using TherapyJournal.Insight.Recurring;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>What comes back.</summary>
/// <param name="Entries">How many entries were looked at.</param>
/// <param name="From">The day of the first of them; null: there is none.</param>
/// <param name="To">The day of the last.</param>
/// <param name="Themes">Those in most entries first.</param>
/// <param name="WrittenBy">The model that was asked for names and answered; null: the rules alone have found these.</param>
/// <param name="Dropped">How much of what it said was left out since it could not be verified.</param>
/// <param name="ModelFailed">Why a model that is set up named nothing; null: it did, or none was asked.</param>
internal sealed record ThemesDocument(
    int Entries,
    string? From,
    string? To,
    IReadOnlyList<ThemeDocument> Themes,
    string? WrittenBy,
    int Dropped,
    string? ModelFailed
)
{
    public static ThemesDocument Of(RecurringThemes themes) =>
        new(
            themes.Entries,
            themes.First is { } first ? LocalDatePattern.Iso.Format(first) : null,
            themes.Last is { } last ? LocalDatePattern.Iso.Format(last) : null,
            [.. themes.Themes.Select(ThemeDocument.Of)],
            themes.NamedBy,
            themes.Dropped,
            themes.ModelFailed
        );
}

/// <summary>A theme.</summary>
/// <param name="Key">The same from week to week.</param>
/// <param name="Name">In the patient's own words.</param>
/// <param name="Field">What therapists call it; null: nothing.</param>
/// <param name="Entries">How many entries hold it.</param>
/// <param name="Days">Their days, an entry each.</param>
/// <param name="Movement">Whether it becomes more or less.</param>
/// <param name="NamedByModel">Whether a model has chosen the name among the patient's words.</param>
/// <param name="Parts">What a model has put together, each with its own key; empty: it is one of the rules' themes.</param>
/// <param name="Elsewhere">Sentences in which a model sees it in other words; they are counted nowhere.</param>
internal sealed record ThemeDocument(
    string Key,
    string Name,
    string? Field,
    int Entries,
    IReadOnlyList<string> Days,
    string Movement,
    IReadOnlyList<ThemeQuotationDocument> Quotations,
    IReadOnlyList<ThemeQuotationDocument> Against,
    IReadOnlyList<string> Goals,
    bool NamedByModel,
    IReadOnlyList<ThemePartDocument> Parts,
    IReadOnlyList<ThemeQuotationDocument> Elsewhere
)
{
    public static ThemeDocument Of(RecurringTheme theme) =>
        new(
            theme.Key,
            theme.Name,
            theme.Field,
            theme.Entries,
            [.. theme.Days.Select(LocalDatePattern.Iso.Format)],
            Documents.Word(theme.Movement),
            [.. theme.Quotations.Select(ThemeQuotationDocument.Of)],
            [.. theme.Against.Select(ThemeQuotationDocument.Of)],
            theme.Goals,
            theme.GivenName is not null,
            [.. theme.Parts.Select(p => new ThemePartDocument(p.Key, p.Name, p.Entries))],
            [.. theme.Elsewhere.Select(ThemeQuotationDocument.Of)]
        );
}

/// <summary>A theme of the rules that a model has put together with others.</summary>
internal sealed record ThemePartDocument(string Key, string Name, int Entries);

/// <summary>A whole sentence of an entry.</summary>
internal sealed record ThemeQuotationDocument(Guid Entry, string At, string Text)
{
    public static ThemeQuotationDocument Of(ThemeQuotation quotation) =>
        new(quotation.Entry, Documents.Time(quotation.At), quotation.Text);
}
