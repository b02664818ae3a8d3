using System.CommandLine;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal session P`: the whole loop at the keyboard, first the patient's side, then the therapist's.</summary>
internal static class SessionCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var command = new Command(
            "session",
            "The whole loop at the keyboard: question, entry, reflection, then the therapist's view."
        )
        {
            patient,
        };
        terminal.Does(command, (parsed, context) => RunAsync(context, parsed.GetRequiredValue(patient)));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string named)
    {
        if (context.Json)
        {
            return context.WrongUsage(
                "`session` is a conversation at the keyboard and makes no document.",
                "`prompt`, `write`, `inbox` and `review` are its steps, and take --json."
            );
        }
        var (therapist, patient) = await Acting.PatientAsync(context, named);
        var page = context.Screen;
        await AiDisclosure.SayAsync(context, patient);
        await OwedWords.SayAsync(context, patient);
        if (await SessionQuestion.AskAsync(context, patient) is not { } asked)
        {
            return ExitCode.Done;
        }
        page.Blank();
        // Whoever may be in danger is answered at the first line, not asked to go on.
        var answer =
            asked.Begun is { } first && FirstAid.For(first) is not null
                ? new Answer.Given(first)
                : await page.AskForWordsAsync(context.Cancellation, asked.Begun);
        if (answer is not Answer.Given words)
        {
            page.Sentence("Nothing was written, so nothing was kept.");
            return ExitCode.Done;
        }
        var entry = new NewEntry(patient, words.Text, RowId.New(await context.GetAsync<TimeProvider>()).ToString())
        {
            PromptId = asked.Prompt,
        };
        Kept? kept = null;
        var exit = await LastResort.AnswerAsync(
            context,
            words.Text,
            async () =>
            {
                kept = await RecordAsync(context, patient, entry);
                return kept is null ? ExitCode.Refused : ExitCode.Done;
            }
        );
        if (kept is not { } done)
        {
            return exit;
        }
        // After the minute that the words may take: whoever thinks about a number has all the time.
        if (done.MayBeRated && page.SomebodyIsThere)
        {
            page.Blank();
            await RateCommand.AskMoodAsync(context, therapist, patient);
        }
        return await TherapistsViewAsync(context, therapist, patient, done.Entry);
    }

    /// <returns>Null when the words were not kept; why was said.</returns>
    private static async Task<Kept?> RecordAsync(CommandContext context, PatientId patient, NewEntry entry)
    {
        var page = context.Screen;
        switch (await EntryLoop.RecordAsync(context, entry))
        {
            case RecordEntryOutcome.Recorded recorded:
                await EntryLoop.SayFixedWordsAsync(context, patient, recorded);
                page.Sentence("It is kept.");
                // Whoever wrote past midnight, or for three hours, is told again before a model answers.
                await AiDisclosure.SayAsync(context, patient);
                var end = await EntryLoop.FinishAsync(context, patient, recorded.Id, recorded.Crisis, entry.IsPrivate);
                return new Kept(recorded.Id, MayBeRated: end.FixedWords is null);
            case RecordEntryOutcome.NotKept notKept:
                await EntryLoop.TellNotKeptAsync(context, patient, notKept);
                return null;
            case RecordEntryOutcome.Refused refused:
                throw Acting.Stop(refused.Why);
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }

    private static async Task<int> TherapistsViewAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient,
        Guid entry
    )
    {
        var page = context.Screen;
        var inbox = await (await context.GetAsync<ReadInbox>()).OfEntryAsync(
            therapist,
            patient,
            entry,
            context.Cancellation
        );
        var view = await InboxPage.OfAsync(context);
        page.Blank();
        page.Hint("— what the therapist sees —");
        view.ShowAlerts(inbox.Alerts);
        var name = inbox
            .Items.Select(i => i.PatientName)
            .Concat(inbox.Alerts.Select(a => a.PatientName))
            .FirstOrDefault();
        if (inbox.Items.FirstOrDefault(i => i.EntryId == entry) is not { } item)
        {
            page.Sentence("The summary is not ready yet; 'journal inbox' shows it when it is.");
        }
        else
        {
            view.Show(item);
            if (item.Suggestion is { Content.State: SuggestedGoalState.Waiting } suggestion)
            {
                page.Blank();
                await SuggestionChoice.AskAsync(context, therapist, suggestion);
            }
        }
        page.Blank();
        // While an urgent alert stands no question is asked, so that the next step is the therapist's.
        var urgent = inbox.Alerts.LastOrDefault(a => a.Alert.Content.IsUrgent)?.Alert;
        var typed = await Typed.PatientAsync(context, therapist, patient, name ?? "");
        var next = urgent is null
            ? $"journal prompt {typed}"
            : AlertPage.Next(urgent.Content.State, IdPrefix.Shortest(inbox.Alerts.Select(a => a.Alert.Id))[urgent.Id]);
        page.Hint($"Next: {next}");
        return ExitCode.Done;
    }

    /// <summary>An entry that is kept, and whether its writer may be asked for a number: nobody is to whom fixed words were said.</summary>
    private sealed record Kept(Guid Entry, bool MayBeRated);
}
