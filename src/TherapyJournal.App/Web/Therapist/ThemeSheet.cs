using System.Globalization;
using NodaTime;
using TherapyJournal.App.Terminal;
using TherapyJournal.Insight.Recurring;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Recurring themes as the page says them.</summary>
/// <param name="Themes">Those in most entries first.</param>
/// <param name="Looked">What was looked at.</param>
/// <param name="None">How much it takes; null: something recurs.</param>
public sealed record ThemeSheet(IReadOnlyList<ThemeBlock> Themes, string Looked, string? None)
{
    /// <summary>What came of asking a model for names; null: none was asked.</summary>
    public string? Model { get; init; }

    // As many rows as are read at a glance.
    private const int MostWeeks = 12;
    private const int MostMonths = 24;

    internal static ThemeSheet Of(RecurringThemes themes, DeskTimes times) =>
        new(
            [
                .. themes.Themes.Select(t => new ThemeBlock(
                    t.Name,
                    ThemeSentences.Field(t),
                    ThemeSentences.Counted(t),
                    ThemeSentences.Words(t),
                    t.Goals,
                    [.. t.Quotations.Select(q => Quote(q, times))],
                    [.. t.Against.Select(q => Quote(q, times))],
                    Spans(themes).Says,
                    [.. Rows(themes, t)]
                )
                {
                    ByModel = ThemeSentences.ByModel(t),
                    Elsewhere = [.. t.Elsewhere.Select(q => Quote(q, times))],
                    By =
                        themes.NamedBy is { } model && t.IsTouchedByModel
                            ? $"by the assistant ({SafeText.OneLine(model)})"
                            : null,
                }),
            ],
            ThemeSentences.Looked(themes),
            themes.Themes.Count > 0 ? null : ThemeSentences.None
        )
        {
            Model = ThemeSentences.Model(themes),
        };

    // Every span of the time that was looked at, also the empty ones: a gap says something.
    private static IEnumerable<ThemeRow> Rows(RecurringThemes themes, RecurringTheme theme)
    {
        var (_, begin, next, says) = Spans(themes);
        var counts = theme.Days.CountBy(begin).ToDictionary();
        for (var at = begin(themes.First!.Value); at <= themes.Last; at = next(at))
        {
            yield return new ThemeRow(at.ToString(says, CultureInfo.InvariantCulture), counts.GetValueOrDefault(at));
        }
    }

    private static (
        string Says,
        Func<LocalDate, LocalDate> Begin,
        Func<LocalDate, LocalDate> Next,
        string Pattern
    ) Spans(RecurringThemes themes)
    {
        var (first, last) = (themes.First!.Value, themes.Last!.Value); // a theme has entries
        return Period.DaysBetween(first, last) switch
        {
            <= 7 * MostWeeks => (
                "week from",
                day => day.PlusDays(1 - (int)day.DayOfWeek),
                day => day.PlusDays(7),
                "d MMM uuuu"
            ),
            <= 30 * MostMonths => (
                "month",
                day => new LocalDate(day.Year, day.Month, 1),
                day => day.PlusMonths(1),
                "MMM uuuu"
            ),
            _ => ("year", day => new LocalDate(day.Year, 1, 1), day => day.PlusYears(1), "uuuu"),
        };
    }

    private static ThemeSentence Quote(ThemeQuotation quotation, DeskTimes times) =>
        new(quotation.Entry, times.Full(quotation.At), quotation.Text);
}

/// <summary>A theme.</summary>
/// <param name="Name">In the patient's own words.</param>
/// <param name="Field">What therapists call it; null: nothing.</param>
/// <param name="Counted">How often, since when, and whether it grows.</param>
/// <param name="Words">Its words with their numbers; null: there is one alone.</param>
/// <param name="Goals">Those that it touches.</param>
/// <param name="Quotations">Sentences that hold it.</param>
/// <param name="Against">Sentences that deny it.</param>
/// <param name="Span">What a row of the table is.</param>
/// <param name="Rows">How many entries in each.</param>
public sealed record ThemeBlock(
    string Name,
    string? Field,
    string Counted,
    string? Words,
    IReadOnlyList<string> Goals,
    IReadOnlyList<ThemeSentence> Quotations,
    IReadOnlyList<ThemeSentence> Against,
    string Span,
    IReadOnlyList<ThemeRow> Rows
)
{
    /// <summary>What a model has made of it; null: nothing.</summary>
    public string? ByModel { get; init; }

    /// <summary>Sentences in which a model sees it in other words.</summary>
    public IReadOnlyList<ThemeSentence> Elsewhere { get; init; } = [];

    /// <summary>By which model; null: by none.</summary>
    public string? By { get; init; }
}

/// <summary>A sentence, and its entry.</summary>
public sealed record ThemeSentence(Guid Entry, string At, string Text);

/// <summary>How many entries of a week, a month or a year hold a theme.</summary>
public sealed record ThemeRow(string Says, int Entries);
