using System.CommandLine;
using TherapyJournal.Goals;
using TherapyJournal.Insight;
using TherapyJournal.Records;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal rate P`: what a patient says of themselves in a number, 0 to 10; alone, what was said.</summary>
internal static class RateCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var mood = new Option<int?>("--mood")
        {
            HelpName = "number",
            Description = "How it is just now: 0 worst, 10 best.",
        };
        var goal = new Option<string[]?>("--goal")
        {
            Arity = new ArgumentArity(2, 2),
            AllowMultipleArgumentsPerToken = true,
            HelpName = "id number",
            Description = "How near this goal is: 0 not at all, 10 reached.",
        };
        var command = new Command("rate", "Record a mood, or how near a goal is; alone it lists what was rated.")
        {
            patient,
            mood,
            goal,
        };
        terminal.Does(
            command,
            (parsed, context) =>
                RunAsync(context, parsed.GetRequiredValue(patient), parsed.GetValue(mood), parsed.GetValue(goal))
        );
        return command;
    }

    /// <summary>Asks for the mood of whoever has just written; Enter passes it over.</summary>
    public static async Task AskMoodAsync(CommandContext context, Reader.Therapist therapist, PatientId patient)
    {
        var page = context.Screen;
        while (
            await page.AskAsync("How is your mood just now?", "0 worst to 10 best, Enter to pass", context.Cancellation)
                is Answer.Given given
        )
        {
            var outcome = int.TryParse(given.Text, out var rating)
                ? await (await context.GetAsync<RecordMeasure>()).MoodAsync(
                    therapist,
                    patient,
                    rating,
                    context.Cancellation
                )
                : null;
            if (outcome is not (null or RecordMeasureOutcome.Unusable))
            {
                if (outcome is not RecordMeasureOutcome.Recorded)
                {
                    page.Remark("The number was not recorded: " + WhyNot(outcome));
                }
                return;
            }
            page.Hint("A whole number from 0 to 10, or Enter.");
        }
    }

    private static async Task<int> RunAsync(CommandContext context, string named, int? mood, string[]? goal)
    {
        var rating = 0;
        var isGoal = goal is { Length: 2 };
        if (isGoal && !int.TryParse(goal![1], out rating))
        {
            return context.WrongUsage("--goal takes the goal's id and a number from 0 to 10.");
        }
        if (mood is not null && isGoal)
        {
            return context.WrongUsage("Say one thing: --mood N, or --goal ID N.");
        }
        var (therapist, patient) = await Acting.PatientAsync(context, named);
        if (mood is null && !isGoal)
        {
            return await ListAsync(context, therapist, patient);
        }
        var record = await context.GetAsync<RecordMeasure>();
        return isGoal
            ? Tell(
                context,
                await record.GoalAsync(
                    therapist,
                    patient,
                    await FindGoalAsync(context, therapist, patient, goal![0]),
                    rating,
                    context.Cancellation
                )
            )
            : Tell(context, await record.MoodAsync(therapist, patient, mood ?? 0, context.Cancellation));
    }

    private static async Task<int> ListAsync(CommandContext context, Reader.Therapist therapist, PatientId patient)
    {
        var read = await (await context.GetAsync<ListMeasures>()).RunAsync(therapist, patient, context.Cancellation);
        if (read is not ReadOutcome<IReadOnlyList<MeasureView>>.Open { Value: var measures })
        {
            throw Acting.Stop(((ReadOutcome<IReadOnlyList<MeasureView>>.Refused)read).Why);
        }
        var goals = await GoalsAsync(context, therapist, patient);
        var zone = await Acting.ZoneAsync(context, patient);
        return context.Done<IReadOnlyList<RatingDocument>>(
            [.. measures.Select(m => RatingDocument.Of(m.Id, m.Result))],
            DocumentsJson.Default.IReadOnlyListRatingDocument,
            page =>
            {
                if (measures.Count == 0)
                {
                    page.Sentence("Nothing was rated yet.");
                    return;
                }
                page.Table(
                    [new("when"), new("what", Keep: true), new("rating")],
                    [
                        .. measures.Select(m =>
                            (IReadOnlyList<Cell>)
                                [
                                    ShownTimes.Local(m.Result.At, zone),
                                    goals.FirstOrDefault(g => g.Id == m.Result.GoalId)?.Content.Text
                                        ?? Documents.Word(m.Result.Measure),
                                    $"{m.Result.Rating}",
                                ]
                        ),
                    ]
                );
            }
        );
    }

    private static async Task<IReadOnlyList<GoalView>> GoalsAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient
    ) =>
        await (await context.GetAsync<ListGoals>()).RunAsync(therapist, patient, context.Cancellation)
            is ReadOutcome<IReadOnlyList<GoalView>>.Open { Value: var read }
            ? read
            : [];

    private static async Task<Guid> FindGoalAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient,
        string typed
    )
    {
        var goals = await GoalsAsync(context, therapist, patient);
        return Acting.Id(typed, goals.Select(g => g.Id), "goal");
    }

    private static string WhyNot(RecordMeasureOutcome outcome) =>
        outcome switch
        {
            RecordMeasureOutcome.NotNow notNow => notNow.Sentence,
            RecordMeasureOutcome.Refused refused => Acting.Stop(refused.Why).Message,
            _ => "it could not be recorded.",
        };

    private static int Tell(CommandContext context, RecordMeasureOutcome outcome) =>
        outcome switch
        {
            RecordMeasureOutcome.Recorded recorded => context.Done(
                RatingDocument.Of(recorded.Id, recorded.Result),
                DocumentsJson.Default.RatingDocument,
                page => page.Sentence($"It is kept: {recorded.Result.Rating} of {RecordMeasure.Highest}.")
            ),
            RecordMeasureOutcome.NoSuchGoal => context.Refused(
                "This goal is closed, and only open ones are rated. Nothing was recorded."
            ),
            RecordMeasureOutcome.NotNow notNow => context.Refused($"{notNow.Sentence} Nothing was recorded."),
            RecordMeasureOutcome.Unusable unusable => context.WrongUsage($"{unusable.Sentence} Nothing was recorded."),
            RecordMeasureOutcome.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
}

/// <summary>One number that was recorded.</summary>
internal sealed record RatingDocument(Guid Id, string Measure, int Rating, Guid? Goal, string At)
{
    public static RatingDocument Of(Guid id, MeasureResultContent result) =>
        new(id, Documents.Word(result.Measure), result.Rating, result.GoalId, Documents.Time(result.At));
}
