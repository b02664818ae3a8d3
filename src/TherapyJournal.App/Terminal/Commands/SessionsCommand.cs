using System.CommandLine;
using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal sessions P`: the patient's appointments.</summary>
internal static class SessionsCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var add = new Option<string?>("--add")
        {
            HelpName = "date",
            Description = "2026-11-24 or 2026-11-24T14:00, in the patient's zone.",
        };
        var command = new Command("sessions", "List and note a patient's appointments.") { patient, add };
        terminal.Does(
            command,
            (parsed, context) => RunAsync(context, parsed.GetRequiredValue(patient), parsed.GetValue(add))
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
