using TherapyJournal.Journaling;
using TherapyJournal.Records;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>What a patient does with one entry: edit, keep private, share, take back. Each says what happened.</summary>
internal static class EntryActs
{
    public static Task<int> EditAsync(CommandContext context, PatientId patient, Guid entry, string? words, bool yes) =>
        words is null
            ? Task.FromResult(context.WrongUsage("The new words are given with --text \"…\"."))
            : ChangeAsync(
                context,
                patient,
                entry,
                e => e.EditAsync(patient, entry, words, context.Cancellation),
                "It is kept as it reads now; the earlier version stays.",
                "It reads like that already; nothing was changed."
            );

    public static Task<int> MakePrivateAsync(
        CommandContext context,
        PatientId patient,
        Guid entry,
        string? words,
        bool yes
    ) =>
        ChangeAsync(
            context,
            patient,
            entry,
            e => e.MakePrivateAsync(patient, entry, context.Cancellation),
            "It is private now: nobody but the patient reads it. Its summary, and what was suggested because of it, are gone.",
            "It is private already; nothing was changed."
        );

    public static Task<int> ShareAsync(
        CommandContext context,
        PatientId patient,
        Guid entry,
        string? words,
        bool yes
    ) =>
        ChangeAsync(
            context,
            patient,
            entry,
            e => e.ShareAsync(patient, entry, context.Cancellation),
            "It is shared now: the therapist can read it, and it stands in their inbox.",
            "It is shared already; nothing was changed."
        );

    public static async Task<int> TakeBackAsync(
        CommandContext context,
        PatientId patient,
        Guid entry,
        string? words,
        bool yes
    )
    {
        if (!yes && context.Screen.SomebodyIsThere && !await IsSureAsync(context))
        {
            return context.Refused("Nothing was taken back.");
        }
        return await (await context.GetAsync<TakeBackEntry>()).RunAsync(patient, entry, context.Cancellation) switch
        {
            TakeBackOutcome.TakenBack => await GoneAsync(context, patient, entry),
            TakeBackOutcome.NoSuchEntry => context.Refused("There is no such entry."),
            TakeBackOutcome.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    // Summaries of later entries that may hold words of it are written anew at once, rather than when somebody writes next.
    private static async Task<int> GoneAsync(CommandContext context, PatientId patient, Guid entry)
    {
        await EntryLoop.DrainAsync(context, patient);
        return Done(
            context,
            entry,
            "taken-back",
            "It is gone, with its summary and reflection, what was suggested because of it and not accepted, and the "
                + "questions that rested on it. Goals that came of it stay, without its words; so does an alert."
        );
    }

    private static async Task<bool> IsSureAsync(CommandContext context) =>
        await context.Screen.ChooseAsync(
            "Take this entry back for good, with everything that was derived from it?",
            ["yes", "no"],
            context.Cancellation
        )
            is Choice.Picked { Word: "yes" };

    private static async Task<int> ChangeAsync(
        CommandContext context,
        PatientId patient,
        Guid entry,
        Func<EditEntry, Task<ChangeEntryOutcome>> change,
        string happened,
        string unchanged
    )
    {
        switch (await change(await context.GetAsync<EditEntry>()))
        {
            case ChangeEntryOutcome.Changed changed:
                await EntryLoop.SayCrisisAsync(context, patient, changed.Crisis);
                await EntryLoop.FinishAsync(context, patient, entry, changed.Crisis, changed.IsPrivate, _ => { });
                return Done(context, entry, "changed", happened);
            case ChangeEntryOutcome.Unchanged:
                return Done(context, entry, "unchanged", unchanged);
            case ChangeEntryOutcome.NoSuchEntry:
                return context.Refused("There is no such entry.");
            case ChangeEntryOutcome.StaleVersion stale:
                await EntryLoop.SayCrisisAsync(context, patient, stale.Crisis);
                return context.Refused(
                    "This entry was changed at the same moment; nothing was overwritten.",
                    whatToDo: "Read it again, then decide."
                );
            case ChangeEntryOutcome.NotKept notKept:
                await EntryLoop.SayCrisisAsync(context, patient, notKept.Crisis);
                return context.Refused(notKept.Sentence, "The entry is as it was.");
            case ChangeEntryOutcome.Refused refused:
                throw Acting.Stop(refused.Why);
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }

    private static int Done(CommandContext context, Guid entry, string done, string sentence) =>
        context.Done(
            new DoneDocument(done, entry),
            DocumentsJson.Default.DoneDocument,
            page => page.Sentence(sentence)
        );
}
