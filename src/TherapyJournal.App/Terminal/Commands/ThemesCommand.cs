using System.CommandLine;
using NodaTime.Text;
using TherapyJournal.Insight;
using TherapyJournal.Insight.Recurring;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal themes P`: what comes back in a patient's entries, counted, with their own sentences.</summary>
internal static class ThemesCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var from = new Option<string?>("--from")
        {
            HelpName = "date",
            Description = "The first day that is looked at.",
        };
        var to = new Option<string?>("--to") { HelpName = "date", Description = "That day included." };
        var command = new Command("themes", "What recurs in a patient's entries, in their own words.")
        {
            patient,
            from,
            to,
        };
        terminal.Does(
            command,
            (parsed, context) =>
                RunAsync(context, parsed.GetRequiredValue(patient), parsed.GetValue(from), parsed.GetValue(to))
        );
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string named, string? from, string? to)
    {
        if (TypedDay.FaultOfBounds(from, to) is { } fault)
        {
            return context.WrongUsage(fault);
        }
        var (first, last) = (TypedDay.Of(from), TypedDay.Of(to));
        var (therapist, patient) = await Acting.PatientAsync(context, named);
        var zone = await Acting.ZoneAsync(context, patient);
        var read = await context.GetAsync<ReadThemes>();
        return await read.RunAsync(therapist, patient, first, last, context.Cancellation) switch
        {
            ReadOutcome<RecurringThemes>.Open { Value: var themes } => context.Done(
                ThemesDocument.Of(themes),
                DocumentsJson.Default.ThemesDocument,
                page => Show(page, themes, zone)
            ),
            ReadOutcome<RecurringThemes>.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static void Show(TerminalScreen page, RecurringThemes themes, string zone)
    {
        if (themes.Themes.Count == 0)
        {
            page.Sentence(ThemeSentences.None);
            page.Hint(ThemeSentences.Looked(themes));
            return;
        }
        var ids = IdPrefix.Shortest(
            themes.Themes.SelectMany(t => t.Quotations.Concat(t.Against)).Select(q => q.Entry).Distinct()
        );
        foreach (var theme in themes.Themes)
        {
            page.Heading(theme.Name, theme.Field);
            page.Sentence(ThemeSentences.Counted(theme));
            foreach (var goal in theme.Goals)
            {
                page.Sentence($"Touches the goal: {goal}");
            }
            Quote(theme.Quotations);
            if (theme.Against.Count > 0)
            {
                page.Sentence($"{ThemeSentences.Against}:");
                Quote(theme.Against);
            }
        }
        page.Blank();
        page.Hint(ThemeSentences.Looked(themes));

        void Quote(IReadOnlyList<ThemeQuotation> quotations)
        {
            foreach (var quotation in quotations)
            {
                page.PatientWords(quotation.Text);
                page.Hint($"  {ShownTimes.Local(quotation.At, zone)}   {ids[quotation.Entry]}");
            }
        }
    }
}

/// <summary>What comes back.</summary>
/// <param name="Entries">How many entries were looked at.</param>
/// <param name="From">The day of the first of them; null: there is none.</param>
/// <param name="To">The day of the last.</param>
/// <param name="Themes">Those in most entries first.</param>
internal sealed record ThemesDocument(int Entries, string? From, string? To, IReadOnlyList<ThemeDocument> Themes)
{
    public static ThemesDocument Of(RecurringThemes themes) =>
        new(
            themes.Entries,
            themes.First is { } first ? LocalDatePattern.Iso.Format(first) : null,
            themes.Last is { } last ? LocalDatePattern.Iso.Format(last) : null,
            [.. themes.Themes.Select(ThemeDocument.Of)]
        );
}

/// <summary>A theme.</summary>
/// <param name="Key">The same from week to week.</param>
/// <param name="Name">In the patient's own words.</param>
/// <param name="Field">What therapists call it; null: nothing.</param>
/// <param name="Entries">How many entries hold it.</param>
/// <param name="Days">Their days, an entry each.</param>
/// <param name="Movement">Whether it becomes more or less.</param>
internal sealed record ThemeDocument(
    string Key,
    string Name,
    string? Field,
    int Entries,
    IReadOnlyList<string> Days,
    string Movement,
    IReadOnlyList<ThemeQuotationDocument> Quotations,
    IReadOnlyList<ThemeQuotationDocument> Against,
    IReadOnlyList<string> Goals
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
            theme.Goals
        );
}

/// <summary>A whole sentence of an entry.</summary>
internal sealed record ThemeQuotationDocument(Guid Entry, string At, string Text)
{
    public static ThemeQuotationDocument Of(ThemeQuotation quotation) =>
        new(quotation.Entry, Documents.Time(quotation.At), quotation.Text);
}
