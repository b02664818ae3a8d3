using System.CommandLine;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal erase P`: hidden at once and destroyed after 72 hours, or at once with --now.</summary>
internal static class EraseCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var yes = new Option<bool>("--yes") { Description = "Yes, erase." };
        var now = new Option<bool>("--now") { Description = "At once, and for ever." };
        var cancel = new Option<bool>("--cancel") { Description = "Call off an erasure that waits." };
        var command = new Command("erase", "Erase a patient: hidden at once, destroyed after 72 hours.")
        {
            patient,
            yes,
            now,
            cancel,
        };
        terminal.Does(
            command,
            (parsed, context) =>
                RunAsync(
                    context,
                    parsed.GetRequiredValue(patient),
                    (parsed.GetValue(yes), parsed.GetValue(now), parsed.GetValue(cancel))
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        CommandContext context,
        string named,
        (bool Yes, bool Now, bool Cancel) wish
    )
    {
        if (wish is { Cancel: true, Now: true })
        {
            return context.WrongUsage("--now erases and --cancel calls it off: only one of them can be meant.");
        }
        var therapist = await Acting.TherapistAsync(context);
        await Acting.MustBeOpenAsync(context);
        var waiting = await (await context.GetAsync<WaitingErasures>()).FindAsync(
            therapist,
            named,
            context.Cancellation
        );
        if (wish.Cancel)
        {
            return await ErasureCalledOff.RunAsync(context, therapist, waiting, named);
        }
        var (patient, due) = await MeantAsync(context, therapist, waiting, named);
        if (due is { } asked && !wish.Now)
        {
            return context.Refused(
                $"The erasure of this patient was asked for already; it becomes final on {(await ShownTimes.OfAsync(context)).Here(asked)}.",
                whatToDo: "--cancel calls it off, --yes --now does it at once."
            );
        }
        // Whoever asked before was told then.
        var told = due is null ? await ErasureTold.NowAsync(context) : null;
        if (!wish.Yes && context.Screen.SomebodyIsThere)
        {
            if (!await IsSureAsync(context, wish.Now, told))
            {
                return context.Refused("Nothing was erased.");
            }
        }
        else if (!wish.Yes)
        {
            return context.WrongUsage(
                told is null ? "Nothing was erased." : $"Nothing was erased. {KeepingWords.ForErasure(told)}",
                wish.Now
                    ? $"Say --yes --now to destroy everything about this patient for ever. {ErasureTold.AlertStays}"
                    : "Say --yes to hide this patient now and erase them in 72 hours."
            );
        }
        else if (wish.Now && told is not null)
        {
            // Nobody was asked, and it is said beforehand all the same.
            context.Screen.Remark(KeepingWords.ForErasure(told));
        }
        return wish.Now
            ? await EraseAsync(context, therapist, patient)
            : await AskAsync(context, therapist, patient, await NameAsync(context, therapist, patient), told);
    }

    /// <summary>A patient who is there or whose erasure waits; a name that fits both must be an id.</summary>
    private static async Task<(PatientId Patient, NodaTime.Instant? Due)> MeantAsync(
        CommandContext context,
        Reader.Therapist therapist,
        IReadOnlyList<WaitingErasure> waiting,
        string named
    )
    {
        if (waiting.Count == 0)
        {
            return ((await Acting.PatientAsync(context, named)).Patient, null);
        }
        var find = await context.GetAsync<FindPatient>();
        var isThere = await find.RunAsync(therapist.Id, named, context.Cancellation) is not FindPatientOutcome.Missing;
        return waiting is [var one] && !isThere
            ? (one.Patient, one.Due)
            : throw new TerminalStop(
                ExitCode.Refused,
                "Several patients answer to that name or id, one of them with an erasure that waits.",
                "Name one by id: " + string.Join(", ", waiting.Select(w => w.Patient))
            );
    }

    private static async Task<bool> IsSureAsync(CommandContext context, bool now, AnnouncedKeeping? told) =>
        await context.Screen.ChooseAsync(ErasureTold.Question(now, told), ["yes", "no"], context.Cancellation)
            is Choice.Picked { Word: "yes" };

    // Read before they are hidden: afterwards nobody reads the name.
    private static async Task<string> NameAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient
    ) =>
        await (await context.GetAsync<ReadPatients>()).OneAsync(therapist, patient, context.Cancellation)
            is ReadOutcome<PatientView>.Open open
            ? open.Value.Profile.Name
            : "The patient";

    private static async Task<int> AskAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient,
        string name,
        AnnouncedKeeping? told
    )
    {
        var times = await ShownTimes.OfAsync(context);
        var id = IdPrefix.Shortest([patient.Value])[patient.Value];
        return await (await context.GetAsync<AskForErasure>()).RunAsync(therapist, patient, context.Cancellation) switch
        {
            AskForErasureOutcome.Hidden hidden => context.Done(
                new EraseDocument(patient.Value, "hidden", Documents.Time(hidden.Due)) { KeptUntil = told?.Until },
                UpkeepJson.Default.EraseDocument,
                page =>
                {
                    page.Sentence($"{name} is hidden now. It becomes final on {times.Here(hidden.Due)}.");
                    page.Sentence(
                        "From then on the next run of 'journal worker' destroys "
                            + $"{(told is null ? "everything" : "everything else")}; no other command does."
                    );
                    if (told is not null)
                    {
                        page.Sentence(KeepingWords.ForErasure(told));
                    }
                    page.Hint($"Until then: journal erase {id} --cancel");
                }
            ),
            AskForErasureOutcome.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static async Task<int> EraseAsync(CommandContext context, Reader.Therapist therapist, PatientId patient)
    {
        var outcome = await (await context.GetAsync<ErasePatient>()).RunAsync(therapist, patient, context.Cancellation);
        switch (outcome)
        {
            case ErasePatientOutcome.Erased erased:
                if (!erased.TracesCleared)
                {
                    context.Screen.Remark(
                        "Others were using the database, so that traces of the destroyed key may stay in its files for a while."
                    );
                }
                var times = await ShownTimes.OfAsync(context);
                return context.Done(
                    new EraseDocument(patient.Value, "erased", null, erased.Rows, erased.TracesCleared)
                    {
                        KeptUntil = erased.KeptUntil is { } until ? Documents.Time(until)[..10] : null,
                        AlertsThatStand = erased.AlertsThatStand,
                    },
                    UpkeepJson.Default.EraseDocument,
                    page => ErasureTold.Say(page, erased)
                );
            case ErasePatientOutcome.NoSuchPatient:
                throw Acting.Stop(new DoorRefusal.Missing());
            case ErasePatientOutcome.NotProven:
                return context.Refused(
                    "The key is destroyed, but another process kept writing for this patient while it was looked for rows.",
                    whatToDo: "The next start of the program erases what is left; 'journal doctor' is such a start."
                );
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }
}
