using System.CommandLine;
using TherapyJournal.Review;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal export P`: everything that is kept about a patient, in one zip for them.</summary>
internal static class ExportCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var file = new Option<string>("--out")
        {
            HelpName = "file",
            Description = "Where to; never overwrites.",
            Required = true,
        };
        var command = new Command("export", "Write everything kept about a patient into one zip, for them.")
        {
            patient,
            file,
        };
        terminal.Does(
            command,
            (parsed, context) =>
                parsed.NamesFile(file)
                    ? RunAsync(context, parsed.GetRequiredValue(patient), parsed.GetRequiredValue(file))
                    : Task.FromResult(context.NoFileNamed(file))
        );
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string named, string file)
    {
        var (therapist, patient) = await Acting.PatientAsync(context, named);
        var export = await context.GetAsync<ExportPatient>();
        return await export.RunAsync(therapist, patient, file, context.Cancellation) switch
        {
            ExportPatientOutcome.Exported exported => context.Done(
                new ExportDocument(
                    patient.Value,
                    Path.GetFullPath(file),
                    exported.Entries,
                    [.. exported.Damaged.Select(DamagedDocument.Of)]
                ),
                UpkeepJson.Default.ExportDocument,
                page =>
                {
                    page.Sentence(
                        $"{Count.Of(exported.Entries, "entry", "entries")} and all that belongs to the patient are in {Path.GetFullPath(file)}."
                    );
                    if (exported.Damaged.Count > 0)
                    {
                        page.Sentence(
                            $"{Count.Of(exported.Damaged.Count, "row does not open and is", "rows do not open and are")} missing from it."
                        );
                    }
                    page.Hint(
                        "It is readable by anybody who has it, and holds what the patient keeps private: hand it to them alone."
                    );
                }
            ),
            ExportPatientOutcome.Refused refused => throw Acting.Stop(refused.Why),
            ExportPatientOutcome.Impossible impossible => context.Refused(impossible.Sentence),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }
}
