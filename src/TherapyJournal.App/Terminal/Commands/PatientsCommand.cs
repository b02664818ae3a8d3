using System.CommandLine;
using TherapyJournal.Goals;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal patients`: the caseload of the acting therapist.</summary>
internal static class PatientsCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var command = new Command("patients", "Add, list, show and change your patients.");
        command.Add(AddPatientCommand.Create(terminal));

        var list = new Command("list", "List your patients.");
        terminal.Does(list, (_, context) => ListAsync(context));
        command.Add(list);

        var shown = new Argument<string>("patient");
        var show = new Command("show", "Show one patient.") { shown };
        terminal.Does(show, (parsed, context) => ShowAsync(context, parsed.GetRequiredValue(shown)));
        command.Add(show);

        var changed = new Argument<string>("patient");
        var key = new Argument<string>("key") { Description = string.Join(", ", ChangePatient.Known) };
        var value = new Argument<string>("value");
        var set = new Command("set", "Change one thing about a patient.") { changed, key, value };
        terminal.Does(
            set,
            (parsed, context) =>
                ChangeAsync(
                    context,
                    parsed.GetRequiredValue(changed),
                    (use, therapist, patient) =>
                        use.SetAsync(
                            therapist,
                            patient,
                            parsed.GetRequiredValue(key),
                            parsed.GetRequiredValue(value),
                            context.Cancellation
                        )
                )
        );
        command.Add(set);

        command.Add(Status(terminal, "pause", "Pause the journaling.", PatientStatus.Paused));
        command.Add(Status(terminal, "resume", "Take the journaling up again.", PatientStatus.Active));
        command.Add(
            Status(
                terminal,
                "end",
                "End the journaling; everything stays until export or erasure.",
                PatientStatus.Ended
            )
        );
        return command;
    }

    private static Command Status(JournalTerminal terminal, string name, string description, PatientStatus status)
    {
        var patient = new Argument<string>("patient");
        var command = new Command(name, description) { patient };
        terminal.Does(
            command,
            (parsed, context) =>
                ChangeAsync(
                    context,
                    parsed.GetRequiredValue(patient),
                    (use, therapist, id) => use.SetStatusAsync(therapist, id, status, context.Cancellation)
                )
        );
        return command;
    }

    private static async Task<int> ListAsync(CommandContext context)
    {
        var therapist = await Acting.TherapistAsync(context);
        var (patients, damaged) = await (await context.GetAsync<ReadPatients>()).CaseloadAsync(
            therapist,
            context.Cancellation
        );
        if (damaged > 0)
        {
            context.Screen.Remark(
                $"{damaged} patient record(s) do not open, since they were changed outside the program."
            );
        }
        return context.Done<IReadOnlyList<PatientDocument>>(
            [.. patients.Select(PatientDocument.Of)],
            DocumentsJson.Default.IReadOnlyListPatientDocument,
            page => List(page, patients)
        );
    }

    private static void List(TerminalScreen page, IReadOnlyList<PatientView> patients)
    {
        if (patients.Count == 0)
        {
            page.Sentence("There is no patient yet. 'journal patients add' takes one in.");
            return;
        }
        var ids = IdPrefix.Shortest(patients.Select(p => p.Id.Value));
        page.Table(
            [new("name", Keep: true), new("state"), new("entries"), new("last wrote"), new("id")],
            [
                .. patients.Select(p =>
                    (IReadOnlyList<Cell>)
                        [
                            p.Profile.Name,
                            Documents.Word(p.Standing.Status),
                            $"{p.Entries}",
                            p.LastEntryAt is { } last ? LocalTime.Of(last, p.Standing.TimeZone) : "never",
                            new Cell(ids[p.Id.Value], Tone.Quiet),
                        ]
                ),
            ]
        );
    }

    private static async Task<int> ShowAsync(CommandContext context, string named)
    {
        var (therapist, patient) = await Acting.PatientAsync(context, named);
        return await (await context.GetAsync<ReadPatients>()).OneAsync(therapist, patient, context.Cancellation) switch
        {
            ReadOutcome<PatientView>.Open { Value: var view } => context.Done(
                PatientDocument.Of(view),
                DocumentsJson.Default.PatientDocument,
                page => Show(page, view)
            ),
            ReadOutcome<PatientView>.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    internal static void Show(TerminalScreen page, PatientView view)
    {
        page.Heading(view.Profile.Name, Documents.Word(view.Standing.Status));
        page.Facts(
            ("id", view.Id.ToString()),
            ("born", view.Profile.Born ?? "not given"),
            ("contact", view.Profile.Contact ?? "not given"),
            ("country", view.Standing.Country ?? "not given, so no helpline number is shown"),
            ("time zone", view.Standing.TimeZone),
            ("language", view.Standing.Language),
            ("questions", $"up to depth {view.Standing.Depth}"),
            ("consents", Consents(view.Standing)),
            ("entries", $"{view.Entries}"),
            ("last wrote", view.LastEntryAt is { } last ? LocalTime.Of(last, view.Standing.TimeZone) : "never"),
            ("sessions", view.Sessions.Count == 0 ? "none noted" : string.Join(", ", view.Sessions))
        );
    }

    private static string Consents(PatientStandingContent standing)
    {
        var given = Enum.GetValues<ConsentKind>().Where(standing.Allows).Select(k => Documents.Word(k)).ToList();
        return given.Count == 0 ? "none" : string.Join(", ", given);
    }

    private static async Task<int> ChangeAsync(
        CommandContext context,
        string named,
        Func<ChangePatient, Reader.Therapist, PatientId, Task<ChangePatientOutcome>> change
    )
    {
        var (therapist, patient) = await Acting.PatientAsync(context, named);
        return await change(await context.GetAsync<ChangePatient>(), therapist, patient) switch
        {
            ChangePatientOutcome.Changed => context.Done(
                new DoneDocument("changed", patient.Value),
                DocumentsJson.Default.DoneDocument,
                page => page.Sentence("Done.")
            ),
            ChangePatientOutcome.Unusable unusable => context.Refused(unusable.Sentence),
            ChangePatientOutcome.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }
}
