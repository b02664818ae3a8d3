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
        var move = new Option<string?>("--move")
        {
            HelpName = "date",
            Description = "The appointment of that day was noted wrongly: --to says when it is.",
        };
        var to = new Option<string?>("--to") { HelpName = "date", Description = "With --move: when it is." };
        var remove = new Option<string?>("--remove")
        {
            HelpName = "date",
            Description = "Take the appointment of that day away.",
        };
        var withNotes = new Option<bool>("--with-notes")
        {
            Description = "With --remove: also your own notes on it, and how they read before.",
        };
        var command = new Command("sessions", "List and note a patient's appointments, with your own notes on them.")
        {
            patient,
            add,
            move,
            to,
            remove,
            withNotes,
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
                if (parsed.GetValue(move) is { } moved)
                {
                    return parsed.GetValue(to) is { } day && parsed.GetValue(remove) is null
                        ? CorrectAsync(context, named, moved, day, withNotes: false)
                        : Task.FromResult(context.WrongUsage("--move needs --to, and neither goes with --remove."));
                }
                if (parsed.GetValue(remove) is { } removed)
                {
                    return CorrectAsync(context, named, removed, to: null, parsed.GetValue(withNotes));
                }
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

    private static async Task<int> CorrectAsync(
        CommandContext context,
        string named,
        string when,
        string? to,
        bool withNotes
    ) =>
        await SessionCorrection.RunAsync(context, named, when, to, withNotes) is var exit and not ExitCode.Done
            ? exit
            : await RunAsync(context, named, add: null);

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
