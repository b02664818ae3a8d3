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

        var erasing = new Option<bool>("--erasing") { Description = "Those whose erasure waits, and until when." };
        var list = new Command("list", "List your patients.") { erasing };
        terminal.Does(
            list,
            (parsed, context) => parsed.GetValue(erasing) ? WaitingErasuresPage.ShowAsync(context) : ListAsync(context)
        );
        command.Add(list);

        var shown = new Argument<string>("patient");
        var show = new Command("show", "Show one patient.") { shown };
        terminal.Does(show, (parsed, context) => ShowAsync(context, parsed.GetRequiredValue(shown)));
        command.Add(show);

        var changed = new Argument<string>("patient");
        var key = new Argument<string>("key") { Description = string.Join(", ", ChangePatient.Known) };
        var value = new Argument<string>("value") { Description = ChangePatient.Values };
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
                        ),
                    _ => $"It is kept: {parsed.GetRequiredValue(key)} is changed."
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
                    (use, therapist, id) => use.SetStatusAsync(therapist, id, status, context.Cancellation),
                    PatientPage.Means
                )
        );
        return command;
    }

    private static async Task<int> ListAsync(CommandContext context)
    {
        var therapist = await Acting.TherapistAsync(context);
        var list = await (await context.GetAsync<ReadPatients>()).CaseloadAsync(therapist, context.Cancellation);
        if (list.IsClosed)
        {
            throw Acting.Stop(new DoorRefusal.Closed());
        }
        if (list.Damaged > 0)
        {
            context.Screen.Remark(
                $"{Count.Of(list.Damaged, "patient record does", "patient records do")} not open, changed outside the program; "
                    + "'journal doctor' names the rows."
            );
        }
        var times = await ShownTimes.OfAsync(context);
        return context.Done<IReadOnlyList<PatientDocument>>(
            [.. list.Patients.Select(p => PatientDocument.Of(p, times.Now))],
            DocumentsJson.Default.IReadOnlyListPatientDocument,
            page => List(page, list, times)
        );
    }

    private static void List(TerminalScreen page, PatientList list, ShownTimes times)
    {
        var patients = list.Patients;
        if (patients.Count == 0)
        {
            // Never "there is nobody" over records that nobody can read.
            page.Sentence(
                list.Damaged == 0
                    ? "There is no patient yet. 'journal patients add' takes one in."
                    : "No patient's record opens."
            );
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
                            LastWrote(p, times),
                            new Cell(ids[p.Id.Value], Tone.Quiet),
                        ]
                ),
            ]
        );
    }

    private static string LastWrote(PatientView patient, ShownTimes times) =>
        patient.LastEntryAt is not { } last ? "never"
        : patient.QuietDays(times.Now) is { } days ? $"quiet for {days} days"
        : times.In(last, patient.Standing.TimeZone);

    private static async Task<int> ShowAsync(CommandContext context, string named)
    {
        var (therapist, patient) = await Acting.PatientOrCoveredAsync(context, named);
        var view = await (await context.GetAsync<ReadPatients>()).OneAsync(
            therapist,
            patient,
            context.Cancellation
        ) switch
        {
            ReadOutcome<PatientView>.Open open => open.Value,
            ReadOutcome<PatientView>.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
        var goals = await (await context.GetAsync<ListGoals>()).RunAsync(therapist, patient, context.Cancellation)
            is ReadOutcome<IReadOnlyList<GoalView>>.Open { Value: var read }
            ? read
            : null;
        var names = await TherapistNames.OfAsync(context);
        var page = await PatientPage.OfAsync(context);
        return context.Done(
            PatientDocument.Of(view, (await ShownTimes.OfAsync(context)).Now) with
            {
                Goals = goals?.Where(g => g.Content.IsOpen).Select(g => g.Content.Text).ToList(),
                Therapists = [.. view.Therapists.Select(t => names.Of(t.ToString()))],
            },
            DocumentsJson.Default.PatientDocument,
            _ => page.Show(view, goals)
        );
    }

    private static async Task<int> ChangeAsync(
        CommandContext context,
        string named,
        Func<ChangePatient, Reader.Therapist, PatientId, Task<ChangePatientOutcome>> change,
        Func<PatientStandingContent, string> happened
    )
    {
        var (therapist, patient) = await Acting.PatientAsync(context, named);
        var outcome = await change(await context.GetAsync<ChangePatient>(), therapist, patient);
        // As it stands after the change: what a status means depends on the consents too.
        var standing = await (await context.GetAsync<PatientRecords>()).StandingAsync(patient, context.Cancellation)
            is StandingOutcome.Known known
            ? known.Standing
            : new PatientStandingContent();
        return outcome switch
        {
            ChangePatientOutcome.Changed or ChangePatientOutcome.AlreadySo => context.Done(
                new DoneDocument("changed", patient.Value),
                DocumentsJson.Default.DoneDocument,
                page => page.Sentence(happened(standing))
            ),
            ChangePatientOutcome.ChangedMeanwhile => context.Refused("Somebody else was faster. Nothing was changed."),
            ChangePatientOutcome.Unusable unusable => context.WrongUsage(unusable.Sentence),
            ChangePatientOutcome.NoSuchTherapist no => context.Refused($"There is no therapist '{no.Named}' here."),
            ChangePatientOutcome.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }
}
