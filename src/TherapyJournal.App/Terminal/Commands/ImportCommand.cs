using System.CommandLine;
using TherapyJournal.Legacy;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal import legacy`: takes over the patients and the instructions of the prototype of 2023.</summary>
internal static class ImportCommand
{
    private const int PeopleBetweenLines = 1_000;

    public static Command Create(JournalTerminal terminal)
    {
        var patients = new Option<string>("--patients")
        {
            HelpName = "file",
            Description = "Its patients.json.",
            Required = true,
        };
        var config = new Option<string?>("--config")
        {
            HelpName = "file",
            Description = "Its config.json: the instructions in it become drafts.",
        };
        var consent = new Option<string?>("--consent")
        {
            HelpName = "keeping",
            Description =
                "You attest that everyone in the file has consented to keeping entries; nobody has when not given.",
        };
        var legacy = new Command("legacy", "Take over the prototype of 2023. It may be stopped and run again.")
        {
            patients,
            config,
            consent,
        };
        terminal.Does(
            legacy,
            async (parsed, context) =>
                KeepingIn(parsed.GetValue(consent)) is { } keeping
                    ? await RunAsync(context, parsed.GetRequiredValue(patients), parsed.GetValue(config), keeping)
                    : context.WrongUsage(
                        "--consent takes keeping, or none.",
                        "The other consents are each patient's own: 'journal consent P --give KIND'."
                    )
        );
        return new Command("import", "Take over what another program kept.") { legacy };
    }

    /// <summary>Whether keeping was attested; null: something else was said.</summary>
    private static bool? KeepingIn(string? consent) =>
        consent?.Trim().ToLowerInvariant() switch
        {
            null or "none" => false,
            "keeping" => true,
            _ => null,
        };

    private static async Task<int> RunAsync(CommandContext context, string file, string? config, bool keeping)
    {
        const string nothing = "Nothing was taken over.";
        var look = await ImportLegacy.LookAsync(file, context.Cancellation);
        if (look is not LegacyLook.Readable { People: var people })
        {
            return context.Refused(((LegacyLook.Unusable)look).Sentence, nothing);
        }
        var therapist = await Acting.TherapistAsync(context);
        DraftInstructionsOutcome.Drafted? drafted = null;
        if (config is not null)
        {
            var outcome = await (await context.GetAsync<DraftInstructions>()).RunAsync(config, context.Cancellation);
            if (outcome is DraftInstructionsOutcome.Unusable unusable)
            {
                return context.Refused(unusable.Sentence, nothing);
            }
            drafted = (DraftInstructionsOutcome.Drafted)outcome;
        }
        var import = await context.GetAsync<ImportLegacy>();
        return await UnderBarAsync(
            context,
            people,
            moved => import.RunAsync(file, therapist, keeping, moved, context.Cancellation)
        ) switch
        {
            ImportLegacyOutcome.Imported imported => Say(
                context,
                "imported",
                people,
                imported.TakenOver,
                keeping,
                drafted
            ),
            ImportLegacyOutcome.Stopped stopped => Interrupted(
                Say(context, "stopped", people, stopped.TakenOver, keeping, drafted)
            ),
            ImportLegacyOutcome.BrokeOff broke => BrokeOff(context, people, broke, keeping, drafted),
            ImportLegacyOutcome.Refused refused => context.Refused(
                refused.Sentence,
                "No patient was taken over.",
                "Put a copy of the ledger back; 'journal doctor' tells more."
            ),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    /// <summary>The bar stands still where the work was stopped; in a pipe there is a line now and then.</summary>
    private static async Task<ImportLegacyOutcome?> UnderBarAsync(
        CommandContext context,
        int people,
        Func<IProgress<int>, Task<ImportLegacyOutcome>> work
    )
    {
        ImportLegacyOutcome? outcome = null;
        var said = 0;
        try
        {
            await context.Screen.ProgressAsync(
                "Taking patients over",
                people,
                async move =>
                {
                    outcome = await work(new Moved(done => Move(done, move)));
                    if (outcome is not ImportLegacyOutcome.Imported)
                    {
                        throw new NotToItsEndException();
                    }
                }
            );
        }
        catch (NotToItsEndException)
        {
            // The outcome says how far it came.
        }
        return outcome;

        void Move(int done, Action<long> move)
        {
            move(done);
            if (!context.Screen.IsTerminal && done < people && done / PeopleBetweenLines > said)
            {
                said = done / PeopleBetweenLines;
                context.Screen.Remark($"Taking patients over: {done} of {people}.");
            }
        }
    }

    private static int Say(
        CommandContext context,
        string done,
        int people,
        TakenOver report,
        bool keeping,
        DraftInstructionsOutcome.Drafted? drafted
    ) =>
        context.Done(
            ImportDocument.Of(done, people, report, drafted),
            ImportJson.Default.ImportDocument,
            page => new ImportPage(page).Show(people, report, keeping, drafted)
        );

    private static int BrokeOff(
        CommandContext context,
        int people,
        ImportLegacyOutcome.BrokeOff broke,
        bool keeping,
        DraftInstructionsOutcome.Drafted? drafted
    )
    {
        Say(context, "stopped", people, broke.TakenOver, keeping, drafted);
        return context.Refused(
            $"The file changed while it was read. {broke.Sentence}",
            "Whoever was taken over is in the caseload.",
            "Run it again on a file that nobody changes; it goes on."
        );
    }

    private static int Interrupted(int _) => ExitCode.Interrupted;

    /// <summary>Leaves the bar where it is.</summary>
    private sealed class NotToItsEndException() : Exception("The work was stopped before its end.");

    /// <summary>Moves the bar; unlike Progress of T it does so at once, in order.</summary>
    private sealed class Moved(Action<int> move) : IProgress<int>
    {
        public void Report(int value) => move(value);
    }
}
