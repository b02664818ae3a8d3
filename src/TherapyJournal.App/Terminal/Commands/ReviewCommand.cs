using System.CommandLine;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal review [ID]`: decides on a suggested goal, or on a model's words that wait for approval.</summary>
internal static class ReviewCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var id = new Argument<string?>("id")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "The suggested goal's id, or its entry's, from the inbox; or that of words that wait.",
        };
        var accept = new Option<bool>("--accept") { Description = "Take it over as proposed." };
        var edit = new Option<string?>("--edit") { HelpName = "text", Description = "Take it over in other words." };
        var reject = new Option<bool>("--reject") { Description = "Not this one; it is not proposed again." };
        var why = new Option<string?>("--why") { Description = "The reason, kept with the decision." };
        var command = new Command(
            "review",
            "Decide on a suggested goal, or on words that wait for approval; alone it lists these."
        )
        {
            id,
            accept,
            edit,
            reject,
            why,
        };
        terminal.Does(
            command,
            (parsed, context) =>
            {
                var (yes, no, words) = (parsed.GetValue(accept), parsed.GetValue(reject), parsed.GetValue(edit));
                if (parsed.GetValue(id) is not { } named)
                {
                    return yes || no || words is not null
                        ? Task.FromResult(context.WrongUsage("Say which: 'journal review ID'."))
                        : WordsReview.ListAsync(context);
                }
                return (yes ? 1 : 0) + (no ? 1 : 0) + (words is null ? 0 : 1) != 1
                    ? Task.FromResult(context.WrongUsage("Say one of --accept, --edit \"…\" or --reject."))
                    : RunAsync(context, named, no, words, parsed.GetValue(why));
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        CommandContext context,
        string typed,
        bool reject,
        string? words,
        string? why
    )
    {
        var therapist = await Acting.TherapistAsync(context);
        var ahead = await context.GetAsync<ListWordsToReview>();
        if (await ahead.FindAsync(therapist.Id, typed, context.Cancellation) is [var one])
        {
            return await WordsReview.DecideAsync(context, therapist, one, reject, words, why);
        }
        var find = await context.GetAsync<FindSuggestion>();
        var candidates = await find.RunAsync(therapist.Id, typed, context.Cancellation);
        var id = candidates.Count switch
        {
            1 => candidates[0],
            0 when IdPrefix.IsTooShort(typed) => throw Acting.TooShort(),
            0 => throw new TerminalStop(
                ExitCode.Refused,
                "There is no suggested goal with this id.",
                "'journal inbox' shows those that wait."
            ),
            _ => throw new TerminalStop(
                ExitCode.Refused,
                "Several suggested goals begin like that.",
                "Give more of the id: " + string.Join(", ", IdPrefix.Shortest(candidates).Values)
            ),
        };
        var outcome = await DecideAsync(context, therapist, id, reject, words, why);
        return await TellAsync(context, id, outcome);
    }

    internal static async Task<ReviewOutcome> DecideAsync(
        CommandContext context,
        Reader.Therapist therapist,
        Guid id,
        bool reject,
        string? words,
        string? why
    )
    {
        var review = await context.GetAsync<ReviewSuggestedGoal>();
        return reject
            ? await review.RejectAsync(therapist, id, why, context.Cancellation)
            : await review.AcceptAsync(therapist, id, words, why, context.Cancellation);
    }

    internal static async Task<int> TellAsync(CommandContext context, Guid id, ReviewOutcome outcome) =>
        outcome switch
        {
            ReviewOutcome.Accepted accepted => context.Done(
                new ReviewDocument(
                    id,
                    "accepted",
                    GoalDocument.Of(accepted.Goal, await TherapistNames.OfAsync(context))
                ),
                DocumentsJson.Default.ReviewDocument,
                page =>
                {
                    page.Sentence("The goal stands; the next question follows it:");
                    GoalsPage.ShowWords(page, accepted.Goal.Content);
                }
            ),
            ReviewOutcome.Rejected => context.Done(
                new ReviewDocument(id, "rejected", null),
                DocumentsJson.Default.ReviewDocument,
                page => page.Sentence("It is put aside, and not proposed again.")
            ),
            ReviewOutcome.NoSuchSuggestion => context.Refused("There is no suggested goal with this id."),
            ReviewOutcome.AlreadyDecided decided => context.Refused(
                $"This suggestion was {Documents.Word(decided.State)} already; nothing was changed."
            ),
            ReviewOutcome.StaleVersion => context.Refused(
                "Somebody decided at the same moment; nothing was overwritten.",
                whatToDo: "Look at the inbox again."
            ),
            ReviewOutcome.Unusable unusable => context.WrongUsage(unusable.Sentence),
            ReviewOutcome.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
}
