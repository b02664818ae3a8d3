using TherapyJournal.Records;
using TherapyJournal.Review;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>Asks the therapist at the keyboard what becomes of a suggested goal.</summary>
internal static class SuggestionChoice
{
    /// <summary>Asks until there is an answer; without one the suggestion waits.</summary>
    /// <returns>Whether the patient has a goal that was not there before.</returns>
    public static async Task<bool> AskAsync(
        CommandContext context,
        Reader.Therapist therapist,
        SuggestionView suggestion
    )
    {
        var page = context.Screen;
        while (true)
        {
            switch (await page.ChooseAsync("Accept the suggested goal?", ["yes", "edit", "no"], context.Cancellation))
            {
                case Choice.Picked { Word: "yes" }:
                    return await DecideAsync(reject: false, words: null, why: null);
                case Choice.Picked { Word: "no" }:
                    var why = await page.AskAsync("Why not? (Enter passes)", null, context.Cancellation);
                    return await DecideAsync(reject: true, words: null, (why as Answer.Given)?.Text);
                case Choice.Picked { Word: "edit" }:
                    var answer = await page.AskAsync("The goal in other words", null, context.Cancellation);
                    if (answer is Answer.Given given)
                    {
                        return await DecideAsync(reject: false, given.Text, why: null);
                    }
                    if (answer is Answer.Closed)
                    {
                        goto default;
                    }
                    page.Hint("Nothing was typed, so nothing is decided yet.");
                    break;
                default:
                    page.Hint("It waits in the inbox.");
                    return false;
            }
        }

        async Task<bool> DecideAsync(bool reject, string? words, string? why)
        {
            var outcome = await ReviewCommand.DecideAsync(context, therapist, suggestion.Id, reject, words, why);
            await ReviewCommand.TellAsync(context, suggestion.Id, outcome);
            return outcome is Goals.ReviewOutcome.Accepted;
        }
    }
}
