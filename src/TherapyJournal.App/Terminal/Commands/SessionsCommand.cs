using System.CommandLine;
using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal sessions P`: the patient's appointments, and a therapist's own notes on them.</summary>
internal static class SessionsCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var add = new Option<string?>("--add")
        {
            HelpName = "date",
            Description = "2026-11-24, 2026-11-24T14:00 or \"24 Nov 2026 14:00\", in the patient's zone.",
        };
        var notes = new Option<string?>("--notes")
        {
            HelpName = "date",
            Description = "Your own notes on the appointment of that day; nobody else reads them.",
        };
        var text = new Option<string?>("--text") { Description = "With --notes: keep these; \"\" takes them out." };
        var file = new Option<string?>("--file") { Description = "With --notes: keep what stands in this file." };
        var command = new Command("sessions", "List and note a patient's appointments, with your own notes on them.")
        {
            patient,
            add,
            notes,
            text,
            file,
        };
        terminal.Does(
            command,
            (parsed, context) =>
            {
                var words = new WordsFrom(parsed.GetValue(text), parsed.GetValue(file), dash: null);
                var named = parsed.GetRequiredValue(patient);
                var writes = parsed.GetValue(text) is not null || parsed.GetValue(file) is not null;
                return parsed.GetValue(notes) switch
                {
                    null when writes => Task.FromResult(
                        context.WrongUsage(
                            "--text and --file need the appointment that they are about: --notes 2026-11-24."
                        )
                    ),
                    null => RunAsync(context, named, parsed.GetValue(add)),
                    _ when parsed.GetValue(add) is not null => Task.FromResult(
                        context.WrongUsage("--add and --notes go one at a time.")
                    ),
                    var day => SessionNotesOnPage.RunAsync(context, named, day, writes ? words : null),
                };
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string named, string? add)
    {
        var (therapist, patient) = await Acting.PatientAsync(context, named);
        if (add is not null)
        {
            var note = await context.GetAsync<NoteTherapySession>();
            switch (await note.RunAsync(therapist, patient, add, context.Cancellation))
            {
                case ChangePatientOutcome.Unusable unusable:
                    return context.WrongUsage($"{unusable.Sentence} Nothing was noted.");
                case ChangePatientOutcome.Refused refused:
                    throw Acting.Stop(refused.Why);
                default:
                    break;
            }
        }
        return await (await context.GetAsync<ReadPatients>()).OneAsync(therapist, patient, context.Cancellation) switch
        {
            ReadOutcome<PatientView>.Open { Value: var view } => context.Done(
                view.Sessions,
                DocumentsJson.Default.IReadOnlyListString,
                page =>
                {
                    if (view.Sessions.Count == 0)
                    {
                        page.Sentence("No appointment is noted.");
                    }
                    foreach (var session in view.Sessions)
                    {
                        page.Sentence(AppointmentTime.Of(session));
                    }
                }
            ),
            ReadOutcome<PatientView>.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }
}
