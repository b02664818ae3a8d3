using System.CommandLine;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Records;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal prompt P`: today's question, with why it is asked.</summary>
internal static class PromptCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var another = new Option<bool>("--another") { Description = "Put this question aside and ask another." };
        var easier = new Option<bool>("--easier") { Description = "Put this question aside and ask a lighter one." };
        var notToday = new Option<bool>("--not-today") { Description = "Ask nothing today." };
        var command = new Command("prompt", "Ask for today's question.") { patient, another, easier, notToday };
        terminal.Does(
            command,
            async (parsed, context) =>
            {
                PromptWish[] wishes =
                [
                    .. parsed.GetValue(another) ? [PromptWish.Another] : (PromptWish[])[],
                    .. parsed.GetValue(easier) ? [PromptWish.Easier] : (PromptWish[])[],
                    .. parsed.GetValue(notToday) ? [PromptWish.NotToday] : (PromptWish[])[],
                ];
                if (wishes.Length > 1)
                {
                    return context.WrongUsage("--another, --easier and --not-today go one at a time.");
                }
                var (therapist, id) = await Acting.PatientAsync(context, parsed.GetRequiredValue(patient));
                await AiDisclosure.SayAsync(context, id);
                await OwedWords.SayAsync(context, id);
                var outcome = await AskAsync(context, id, wishes.FirstOrDefault(PromptWish.Any));
                return await TellAsync(context, therapist, id, outcome);
            }
        );
        return command;
    }

    internal static async Task<AskOutcome> AskAsync(CommandContext context, PatientId patient, PromptWish wish) =>
        await (await context.GetAsync<AskForEntry>()).RunAsync(patient, wish, context.Cancellation);

    private static async Task<int> TellAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient,
        AskOutcome outcome
    )
    {
        switch (outcome)
        {
            case AskOutcome.Asked asked:
                var goals = await (await context.GetAsync<ListGoals>()).RunAsync(
                    therapist,
                    patient,
                    context.Cancellation
                )
                    is ReadOutcome<IReadOnlyList<GoalView>>.Open open
                    ? open.Value
                    : [];
                return context.Done(
                    PromptDocument.Of(asked.Prompt, goals),
                    DocumentsJson.Default.PromptDocument,
                    page => Show(page, asked.Prompt)
                );
            case AskOutcome.NotToday notToday:
                return context.Done(
                    PromptDocument.NotToday(notToday.Sentence),
                    DocumentsJson.Default.PromptDocument,
                    page => page.Sentence(notToday.Sentence)
                );
            case AskOutcome.NotNow notNow:
                return context.Refused(notNow.Sentence);
            case AskOutcome.FixedWords fixedWords:
                OwedWords.Show(context, fixedWords.Words.InFull, patient);
                return context.Refused("No question is asked for now. You can still write at any time.");
            case AskOutcome.Refused refused:
                throw Acting.Stop(refused.Why);
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }

    internal static void Show(TerminalScreen page, PromptView prompt) =>
        page.Question(prompt.Content.Text, prompt.Content.Why, prompt.Content.WrittenBy);
}
