using System.CommandLine;
using TherapyJournal.Insight;
using TherapyJournal.Records;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal trends P`: what some weeks of a patient come to in numbers, each with one sentence.</summary>
internal static class TrendsCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var since = new Option<string?>("--since")
        {
            HelpName = "date",
            Description =
                $"A day of the first week that is looked at; {TrendsSince.UsualWeeks} whole weeks and this one without it.",
        };
        var command = new Command(
            "trends",
            "How often, how much and when a patient writes, how long they were silent, their moods, and how near their goals are."
        )
        {
            patient,
            since,
        };
        terminal.Does(
            command,
            (parsed, context) => RunAsync(context, parsed.GetRequiredValue(patient), parsed.GetValue(since))
        );
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string named, string? since)
    {
        if (TypedDay.Fault(since) is { } fault)
        {
            return context.WrongUsage(fault);
        }
        TrendsSince weeks = TypedDay.Of(since) is { } day
            ? new TrendsSince.Day(day)
            : new TrendsSince.Weeks(TrendsSince.UsualWeeks);
        var (therapist, patient) = await Acting.PatientAsync(context, named);
        var read = await context.GetAsync<ReadTrends>();
        return await read.RunAsync(therapist, patient, weeks, context.Cancellation) switch
        {
            ReadOutcome<PatientTrends>.Open { Value: var trends, DamagedRows: var damaged } => context.Done(
                TrendsDocument.Of(trends),
                DocumentsJson.Default.TrendsDocument,
                page => TrendsPage.Show(page, trends, damaged.Count)
            ),
            ReadOutcome<PatientTrends>.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }
}
