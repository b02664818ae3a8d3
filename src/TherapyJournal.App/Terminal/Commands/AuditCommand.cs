using System.CommandLine;
using TherapyJournal.Records;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal audit P`: who read what, and whether the record still holds.</summary>
internal static class AuditCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var verify = new Option<bool>("--verify")
        {
            Description = "Try every sealed row as well; exit 1 when anything was changed.",
        };
        var ai = new Option<bool>("--ai") { Description = "Show what of it was sent to a model, call by call." };
        var command = new Command("audit", "Show who read a patient's record.") { patient, verify, ai };
        terminal.Does(
            command,
            async (parsed, context) =>
            {
                var named = parsed.GetRequiredValue(patient);
                if (!parsed.GetValue(ai))
                {
                    return await RunAsync(context, named, parsed.GetValue(verify));
                }
                if (parsed.GetValue(verify))
                {
                    return context.WrongUsage("--ai and --verify go one at a time.");
                }
                var (therapist, id) = await Acting.PatientAsync(context, named);
                return await AiCallsPage.ShowAsync(context, therapist, id);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string named, bool verify)
    {
        return await LookAsync(context, named, verify) switch
        {
            VerifyRecordOutcome.Verified verified => await ShowAsync(context, verified, verify),
            VerifyRecordOutcome.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static async Task<VerifyRecordOutcome> LookAsync(CommandContext context, string named, bool verify)
    {
        var therapist = await Acting.TherapistAsync(context);
        var record = await context.GetAsync<VerifyRecord>();
        var erased = await record.OfErasedAsync(therapist, named, context.Cancellation);
        if (erased is VerifyRecordOutcome.Verified)
        {
            return erased;
        }
        var (_, patient) = await Acting.PatientAsync(context, named);
        return verify
            ? await record.RunAsync(therapist, patient, context.Cancellation)
            : await record.TrailAsync(therapist, patient, context.Cancellation);
    }

    private static async Task<int> ShowAsync(CommandContext context, VerifyRecordOutcome.Verified verified, bool verify)
    {
        var names = await TherapistNames.OfAsync(context);
        var times = await ShownTimes.OfAsync(context);
        var zone = await Acting.ZoneAsync(context, verified.Patient);
        var why = (verified.Trail as AccessTrail.Broken)?.Why;
        context.Done(
            new AuditDocument(
                verified.Patient.Value,
                why is null,
                why,
                verify ? verified.Opened : null,
                [.. verified.Damaged.Select(DamagedDocument.Of)],
                [.. verified.Trail.Lines.Select(l => Reading(l, names))]
            ),
            UpkeepJson.Default.AuditDocument,
            page =>
            {
                Show(page, verified, names, zone, verify);
                times.Note(page, zone);
            }
        );
        return (verify, why, verified.Damaged.Count) switch
        {
            (true, { } broken, _) => context.Refused($"The access record does not hold: {broken}."),
            (true, null, > 0) => context.Refused(
                $"{Count.Of(verified.Damaged.Count, "row does", "rows do")} not open, changed outside the program.",
                whatToDo: "A backup has what was changed as it was. Find out who writes to the database."
            ),
            (false, { } broken, _) => Remark(
                context,
                $"The access record does not hold: {broken}. --verify tells more."
            ),
            _ => ExitCode.Done,
        };
    }

    private static int Remark(CommandContext context, string sentence)
    {
        context.Screen.Remark(sentence);
        return ExitCode.Done;
    }

    private static void Show(
        TerminalScreen page,
        VerifyRecordOutcome.Verified verified,
        TherapistNames names,
        string zone,
        bool verify
    )
    {
        var lines = AccessSentence
            .Joined(verified.Trail.Lines.Select(l => (ShownTimes.Local(l.When, zone), Sentence(l, names))))
            .ToList();
        if (lines.Count == 0)
        {
            page.Sentence("Nobody has read this record yet.");
        }
        else
        {
            page.Facts([.. lines.Select(l => (l.Time, new Cell(l.Sentence)))]);
        }
        if (verify)
        {
            page.Blank();
            page.Sentence(
                verified.IsSound
                    ? $"The access record holds, and {Count.Of(verified.Opened, "sealed row opens: all there is", "sealed rows open: all there are")}."
                    : $"{Count.Of(verified.Opened, "sealed row opens", "sealed rows open")}, {Count.Of(verified.Damaged.Count, "does", "do")} not."
            );
            foreach (var row in verified.Damaged)
            {
                page.Sentence($"  {row.Label} {row.Id}");
            }
        }
    }

    private static string Sentence(AccessLineContent line, TherapistNames names) =>
        AccessSentence.Of(line, names.Find)
        + (line.Damaged == 0 ? "" : $"; {Count.Of(line.Damaged, "row")} did not open");

    private static AccessDocument Reading(AccessLineContent line, TherapistNames names) =>
        new(
            Documents.Time(line.At),
            line.ReaderKind,
            line.Reader,
            Who(line, names),
            line.Purpose,
            line.Count,
            line.Damaged,
            AccessSentence.Of(line, names.Find)
        );

    // Raw: an assistant by its step.
    private static string Who(AccessLineContent line, TherapistNames names) =>
        line.ReaderKind == "assistant" ? $"assistant, {line.Reader}" : AccessSentence.Who(line, names.Find);
}
