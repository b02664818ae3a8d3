using System.CommandLine;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal entries P`: what was written; editing, keeping private, sharing, taking back.</summary>
internal static class EntriesCommand
{
    /// <summary>What is done with one entry; the words are those of --text, and yes is said beforehand.</summary>
    private delegate Task<int> Act(CommandContext context, PatientId patient, Guid entry, string? words, bool yes);

    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var from = new Option<string?>("--from") { HelpName = "date" };
        var to = new Option<string?>("--to") { HelpName = "date", Description = "That day included." };
        var summaries = new Option<bool>("--summaries") { Description = "With their summaries." };
        var mine = new Option<bool>("--mine")
        {
            Description = "As the patient: private ones too. The access record names the patient as the reader.",
        };
        var edit = new Option<string?>("--edit")
        {
            HelpName = "id",
            Description = "Change an entry; the earlier version is kept.",
        };
        var text = new Option<string?>("--text") { Description = "The new words, with --edit." };
        var makePrivate = new Option<string?>("--private")
        {
            HelpName = "id",
            Description = "Keep an entry for the patient alone.",
        };
        var share = new Option<string?>("--share")
        {
            HelpName = "id",
            Description = "Share a private entry with the therapist.",
        };
        var takeBack = new Option<string?>("--take-back")
        {
            HelpName = "id",
            Description = "Remove an entry with everything derived from it.",
        };
        var accept = new Option<string?>("--accept")
        {
            HelpName = "id",
            Description = "Accept the summary of an entry, as its therapist: it belongs to the file.",
        };
        var yes = new Option<bool>("--yes")
        {
            Description = "Take back, or accept, without being asked; without a terminal nobody is asked.",
        };
        var command = new Command("entries", "Read, edit, share and take back a patient's entries.")
        {
            patient,
            from,
            to,
            summaries,
            mine,
            edit,
            text,
            makePrivate,
            share,
            takeBack,
            accept,
            yes,
        };
        (Option<string?> Named, Act Do)[] acts =
        [
            (edit, EntryActs.EditAsync),
            (makePrivate, EntryActs.MakePrivateAsync),
            (share, EntryActs.ShareAsync),
            (takeBack, EntryActs.TakeBackAsync),
            (accept, SummaryActs.AcceptAsync),
        ];
        terminal.Does(
            command,
            async (parsed, context) =>
            {
                var asked = acts.Where(a => parsed.GetValue(a.Named) is not null).ToList();
                if (asked.Count > 1)
                {
                    return context.WrongUsage("--edit, --private, --share, --take-back and --accept go one at a time.");
                }
                var (therapist, id) = await Acting.PatientAsync(context, parsed.GetRequiredValue(patient));
                var words = parsed.GetValue(text);
                if (asked is [var act] && parsed.GetValue(act.Named) is { } typed)
                {
                    return await act.Do(context, id, await FindAsync(context, id, typed), words, parsed.GetValue(yes));
                }
                return words is null
                    ? await EntriesPage.ShowAsync(
                        context,
                        parsed.GetValue(mine) ? await AsPatientAsync(context, id) : therapist,
                        id,
                        parsed.GetValue(from),
                        parsed.GetValue(to),
                        parsed.GetValue(summaries)
                    )
                    : context.WrongUsage("--text belongs to --edit ID.");
            }
        );
        return command;
    }

    private static async Task<Guid> FindAsync(CommandContext context, PatientId patient, string typed)
    {
        var store = await context.GetAsync<JournalStore>();
        return Acting.Id(typed, await ListEntries.FindAsync(store, patient, typed, context.Cancellation), "entry");
    }

    // The terminal cannot know who sits at it. Where therapists' reading is closed here, this way is closed as well.
    private static async Task<Reader> AsPatientAsync(CommandContext context, PatientId patient)
    {
        await Acting.MustBeOpenAsync(context);
        return new Reader.Patient(patient);
    }
}
