using System.CommandLine;
using NodaTime.Text;
using TherapyJournal.Journaling;
using TherapyJournal.Records;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal week P`: the last seven days in the patient's own words.</summary>
internal static class WeekCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var command = new Command("week", "Look back on the last seven days with a patient, in their own words.")
        {
            patient,
        };
        terminal.Does(command, (parsed, context) => RunAsync(context, parsed.GetRequiredValue(patient)));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string named)
    {
        var (_, patient) = await Acting.PatientAsync(context, named);
        await OwedWords.SayAsync(context, patient);
        var read = await (await context.GetAsync<ReviewWeek>()).RunAsync(patient, context.Cancellation);
        switch (read)
        {
            case ReadOutcome<WeekOutcome>.Open { Value: WeekOutcome.Review { Week: var week } }:
                return context.Done(
                    WeekDocument.Of(week),
                    DocumentsJson.Default.WeekDocument,
                    page => page.AssistantWords(WeekTexts.InFull(week), TerminalScreen.QuestionBank)
                );
            case ReadOutcome<WeekOutcome>.Open { Value: WeekOutcome.FixedWords { Words: var words } }:
                OwedWords.Show(context, words.InFull, patient);
                return context.Refused("The week is not shown for now. You can still write at any time.");
            case ReadOutcome<WeekOutcome>.Refused refused:
                throw Acting.Stop(refused.Why);
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }
}

/// <summary>Seven days of a journal.</summary>
internal sealed record WeekDocument(
    string From,
    string To,
    int Entries,
    int Days,
    IReadOnlyList<WeekQuotationDocument> Quotations,
    IReadOnlyList<WeekQuotationDocument> Helped
)
{
    public static WeekDocument Of(WeekReview week) =>
        new(
            LocalDatePattern.Iso.Format(week.From),
            LocalDatePattern.Iso.Format(week.To),
            week.Entries,
            week.Days,
            [.. week.Quotations.Select(WeekQuotationDocument.Of)],
            [.. week.Helped.Select(WeekQuotationDocument.Of)]
        );
}

/// <summary>A sentence with its day.</summary>
internal sealed record WeekQuotationDocument(string On, string Words)
{
    public static WeekQuotationDocument Of(WeekQuotation quotation) =>
        new(LocalDatePattern.Iso.Format(quotation.On), quotation.Words);
}
