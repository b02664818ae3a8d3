using System.CommandLine;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal entries P`: what was written; editing, keeping private, sharing, taking back.</summary>
internal static class EntriesCommand
{
    /// <summary>What is done with one entry; the words are those of --text.</summary>
    private delegate Task<int> Act(CommandContext context, PatientId patient, Guid entry, string? words);

    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var from = new Option<string?>("--from") { HelpName = "date" };
        var to = new Option<string?>("--to") { HelpName = "date", Description = "That day included." };
        var summaries = new Option<bool>("--summaries") { Description = "With their summaries." };
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
        var command = new Command("entries", "Read, edit, share and take back a patient's entries.")
        {
            patient,
            from,
            to,
            summaries,
            edit,
            text,
            makePrivate,
            share,
            takeBack,
        };
        (Option<string?> Named, Act Do)[] acts =
        [
            (edit, EditAsync),
            (makePrivate, MakePrivateAsync),
            (share, ShareAsync),
            (takeBack, TakeBackAsync),
        ];
        terminal.Does(
            command,
            async (parsed, context) =>
            {
                var asked = acts.Where(a => parsed.GetValue(a.Named) is not null).ToList();
                if (asked.Count > 1)
                {
                    return context.WrongUsage("--edit, --private, --share and --take-back go one at a time.");
                }
                var (therapist, id) = await Acting.PatientAsync(context, parsed.GetRequiredValue(patient));
                var words = parsed.GetValue(text);
                if (asked is [var act] && parsed.GetValue(act.Named) is { } typed)
                {
                    return await act.Do(context, id, await FindAsync(context, id, typed), words);
                }
                return words is null
                    ? await EntriesPage.ShowAsync(
                        context,
                        therapist,
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

    private static Task<int> EditAsync(CommandContext context, PatientId patient, Guid entry, string? words) =>
        words is null
            ? Task.FromResult(context.WrongUsage("The new words are given with --text \"…\"."))
            : ChangeAsync(context, patient, entry, e => e.EditAsync(patient, entry, words, context.Cancellation));

    private static Task<int> MakePrivateAsync(CommandContext context, PatientId patient, Guid entry, string? _) =>
        ChangeAsync(context, patient, entry, e => e.MakePrivateAsync(patient, entry, context.Cancellation));

    private static Task<int> ShareAsync(CommandContext context, PatientId patient, Guid entry, string? _) =>
        ChangeAsync(context, patient, entry, e => e.ShareAsync(patient, entry, context.Cancellation));

    private static async Task<int> ChangeAsync(
        CommandContext context,
        PatientId patient,
        Guid entry,
        Func<EditEntry, Task<ChangeEntryOutcome>> change
    )
    {
        switch (await change(await context.GetAsync<EditEntry>()))
        {
            case ChangeEntryOutcome.Changed changed:
                await EntryLoop.SayCrisisAsync(context, changed.Crisis);
                await EntryLoop.FinishAsync(context, patient, entry, changed.Crisis);
                return Done(context, entry, "changed", "It is kept as it reads now.");
            case ChangeEntryOutcome.Unchanged:
                return Done(context, entry, "unchanged", "It reads like that already; nothing was changed.");
            case ChangeEntryOutcome.NoSuchEntry:
                return context.Refused("There is no such entry.");
            case ChangeEntryOutcome.StaleVersion:
                return context.Refused(
                    "This entry was changed at the same moment; nothing was overwritten.",
                    whatToDo: "Read it again, then decide."
                );
            case ChangeEntryOutcome.NotKept notKept:
                await EntryLoop.SayCrisisAsync(context, notKept.Crisis);
                return context.Refused(notKept.Sentence, "The entry is as it was.");
            case ChangeEntryOutcome.Refused refused:
                throw Acting.Stop(refused.Why);
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }

    private static async Task<int> TakeBackAsync(CommandContext context, PatientId patient, Guid entry, string? _) =>
        await (await context.GetAsync<TakeBackEntry>()).RunAsync(patient, entry, context.Cancellation) switch
        {
            TakeBackOutcome.TakenBack => Done(
                context,
                entry,
                "taken-back",
                "It is gone, with everything that was derived from it."
            ),
            TakeBackOutcome.NoSuchEntry => context.Refused("There is no such entry."),
            TakeBackOutcome.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private static int Done(CommandContext context, Guid entry, string done, string sentence) =>
        context.Done(
            new DoneDocument(done, entry),
            DocumentsJson.Default.DoneDocument,
            page => page.Sentence(sentence)
        );
}
