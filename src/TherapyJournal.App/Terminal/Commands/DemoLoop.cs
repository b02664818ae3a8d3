using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.App.Demo;
using TherapyJournal.Assistants;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>The one loop that the demo shows, step by step: asked, written, screened, answered, summarised, reviewed, asked again.</summary>
internal static class DemoLoop
{
    public static async Task RunAsync(
        CommandContext context,
        ServiceProvider services,
        SamplePractice sample,
        Reader.Therapist therapist,
        PatientId patient
    )
    {
        var page = context.Screen;
        if (services.GetRequiredService<Assistant>().IsConfigured)
        {
            await services
                .GetRequiredService<DecideConsent>()
                .RunAsync(therapist, patient, ConsentKind.Model, give: true, context.Cancellation);
            page.Hint("A model is configured, and the invented patient agrees to it.");
        }
        Step(page, "1", "Ask", "a question that fits her, and why it is asked");
        var prompt = await AskAsync(context, page, patient);

        Step(page, "2", "Write", "kept, sealed with her own key, before anything is said");
        page.PatientWords(sample.NextEntry.Text);
        var recorded = await EntryLoop.RecordAsync(
            context,
            new NewEntry(patient, sample.NextEntry.Text, "sample-today") { PromptId = prompt?.Id }
        );
        if (recorded is not RecordEntryOutcome.Recorded entry)
        {
            throw new InvalidOperationException("The sample's entry was not recorded.");
        }

        Step(page, "3", "Screen", "by rules, in the same transaction");
        page.Sentence(
            entry.Crisis is null
                ? "Nothing was raised. Had there been danger, fixed words and the right number stood here."
                : entry.Crisis.Words
        );

        Step(page, "4", "Reflect", "heard, not analysed");
        await EntryLoop.FinishAsync(context, patient, entry.Id, entry.Crisis, isPrivate: false);

        Step(page, "5", "Summarise", "for the therapist, with what it rests on");
        var inbox = await (await context.GetAsync<ReadInbox>()).OfEntryAsync(
            therapist,
            patient,
            entry.Id,
            context.Cancellation
        );
        var changed = false;
        if (inbox.Items.FirstOrDefault(i => i.EntryId == entry.Id) is { } item)
        {
            (await InboxPage.OfAsync(context)).Show(item);
            changed = await ReviewAsync(context, therapist, item);
        }

        Step(
            page,
            "7",
            "Ask again",
            changed ? "the next question follows the new goal" : "the goals are as they were; another question"
        );
        await AskAsync(context, page, patient);
    }

    private static async Task<PromptView?> AskAsync(CommandContext context, TerminalScreen page, PatientId patient)
    {
        if (await PromptCommand.AskAsync(context, patient, PromptWish.Any) is not AskOutcome.Asked asked)
        {
            return null;
        }
        PromptCommand.Show(page, asked.Prompt);
        return asked.Prompt;
    }

    /// <returns>Whether a goal came of it.</returns>
    private static async Task<bool> ReviewAsync(CommandContext context, Reader.Therapist therapist, InboxItem item)
    {
        var page = context.Screen;
        Step(page, "6", "Review", "the program proposes, a therapist decides");
        if (item.Suggestion is not { } suggestion)
        {
            page.Sentence("No goal was suggested this time.");
            return false;
        }
        if (page.SomebodyIsThere)
        {
            return await SuggestionChoice.AskAsync(context, therapist, suggestion);
        }
        page.Hint("Without a terminal the demo accepts for you.");
        var outcome = await ReviewCommand.DecideAsync(context, therapist, suggestion.Id, reject: false, null, null);
        await ReviewCommand.TellAsync(context, suggestion.Id, outcome);
        return outcome is ReviewOutcome.Accepted;
    }

    private static void Step(TerminalScreen page, string number, string name, string? aside)
    {
        page.Heading($"{number}  {name}", aside);
    }
}
