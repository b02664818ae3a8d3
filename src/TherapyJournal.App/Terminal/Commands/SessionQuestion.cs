using TherapyJournal.Journaling;
using TherapyJournal.Records;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>What somebody is about to write to in a session.</summary>
/// <param name="Prompt">The question that is answered; null: none.</param>
/// <param name="Begun">What they wrote where they were asked whether they would; null: nothing yet.</param>
internal sealed record SessionQuestion(Guid? Prompt, string? Begun = null)
{
    /// <summary>Asks, and asks again as long as the patient wants another or an easier question.</summary>
    /// <returns>Null when the patient wants no question today.</returns>
    /// <exception cref="TerminalStop">No question can be asked now.</exception>
    public static async Task<SessionQuestion?> AskAsync(CommandContext context, PatientId patient)
    {
        var page = context.Screen;
        var wish = PromptWish.Any;
        while (true)
        {
            switch (await PromptCommand.AskAsync(context, patient, wish))
            {
                case AskOutcome.Asked asked:
                    PromptCommand.Show(page, asked.Prompt);
                    if (!page.SomebodyIsThere)
                    {
                        return new SessionQuestion(asked.Prompt.Id);
                    }
                    page.Blank();
                    var choice = await page.ChooseOrWriteAsync(
                        "Write to this one? Enter for yes, or just begin.",
                        ["yes", "another", "easier", "not today"],
                        context.Cancellation
                    );
                    if (choice is Choice.Other { Text: var begun })
                    {
                        return new SessionQuestion(asked.Prompt.Id, begun);
                    }
                    if (choice is not Choice.Picked { Word: var word } || word == "yes")
                    {
                        return new SessionQuestion(asked.Prompt.Id);
                    }
                    wish = word switch
                    {
                        "another" => PromptWish.Another,
                        "easier" => PromptWish.Easier,
                        _ => PromptWish.NotToday,
                    };
                    break;
                case AskOutcome.NotToday notToday:
                    page.Sentence(notToday.Sentence);
                    return null;
                case AskOutcome.NotNow notNow:
                    throw new TerminalStop(ExitCode.Refused, notNow.Sentence);
                case AskOutcome.FixedWords fixedWords:
                    OwedWords.Show(context, fixedWords.Words.InFull, patient);
                    page.Sentence("No question is asked for now. If you like, write what is on your mind.");
                    return new SessionQuestion(Prompt: null);
                case AskOutcome.Refused refused:
                    throw Acting.Stop(refused.Why);
                default:
                    throw new InvalidOperationException("An outcome without a case.");
            }
        }
    }
}
