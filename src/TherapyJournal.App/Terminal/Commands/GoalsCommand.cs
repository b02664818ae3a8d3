using System.CommandLine;
using TherapyJournal.Goals;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal goals P`: a patient's goals, each with its whole history.</summary>
internal static class GoalsCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var add = new Option<string?>("--add") { HelpName = "goal", Description = "Add a goal." };
        var change = new Option<string[]?>("--change")
        {
            Arity = new ArgumentArity(2, 2),
            AllowMultipleArgumentsPerToken = true,
            HelpName = "id text",
            Description = "Change the words of a goal.",
        };
        var close = new Option<string?>("--close")
        {
            HelpName = "id",
            Description = "Close a goal; its history stays.",
        };
        var why = new Option<string?>("--why") { Description = "The reason, kept in the history." };
        var history = new Option<bool>("--history") { Description = "Show everything that happened to each goal." };
        var command = new Command("goals", "See, add, change and close a patient's goals.")
        {
            patient,
            add,
            change,
            close,
            why,
            history,
        };
        terminal.Does(
            command,
            (parsed, context) =>
                RunAsync(
                    context,
                    parsed.GetRequiredValue(patient),
                    parsed.GetValue(add),
                    parsed.GetValue(change),
                    parsed.GetValue(close),
                    parsed.GetValue(why),
                    parsed.GetValue(history)
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        CommandContext context,
        string named,
        string? add,
        string[]? change,
        string? close,
        string? why,
        bool history
    )
    {
        var changes = change is { Length: 2 };
        if ((add is null ? 0 : 1) + (changes ? 1 : 0) + (close is null ? 0 : 1) > 1)
        {
            return context.WrongUsage("--add, --change and --close go one at a time.");
        }
        var (therapist, patient) = await Acting.PatientAsync(context, named);
        var goals = await ReadAsync(context, therapist, patient);
        var names = await TherapistNames.OfAsync(context);
        var use = await context.GetAsync<ChangeGoal>();
        if (add is not null)
        {
            return Tell(context, names, await use.AddAsync(therapist, patient, add, why, context.Cancellation));
        }
        if (changes)
        {
            var goal = Find(goals, change![0]);
            return Tell(
                context,
                names,
                await use.ChangeAsync(therapist, patient, goal.Id, goal.Version, change[1], why, context.Cancellation)
            );
        }
        if (close is not null)
        {
            var goal = Find(goals, close);
            return Tell(
                context,
                names,
                await use.CloseAsync(therapist, patient, goal.Id, goal.Version, why, context.Cancellation)
            );
        }
        var times = await ShownTimes.OfAsync(context);
        var zone = await Acting.ZoneAsync(context, patient);
        return context.Done<IReadOnlyList<GoalDocument>>(
            [.. goals.Select(g => GoalDocument.Of(g, names))],
            DocumentsJson.Default.IReadOnlyListGoalDocument,
            page =>
            {
                GoalsPage.Show(page, goals, history ? new GoalsPage(names, zone) : null);
                if (history)
                {
                    times.Note(page, zone);
                }
            }
        );
    }

    private static async Task<IReadOnlyList<GoalView>> ReadAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient
    ) =>
        await (await context.GetAsync<ListGoals>()).RunAsync(therapist, patient, context.Cancellation) switch
        {
            ReadOutcome<IReadOnlyList<GoalView>>.Open open => open.Value,
            ReadOutcome<IReadOnlyList<GoalView>>.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private static GoalView Find(IReadOnlyList<GoalView> goals, string typed)
    {
        var id = Acting.Id(typed, goals.Select(g => g.Id), "goal");
        return goals.First(g => g.Id == id);
    }

    private static int Tell(CommandContext context, TherapistNames names, ChangeGoalOutcome outcome) =>
        outcome switch
        {
            ChangeGoalOutcome.Changed changed => context.Done(
                GoalDocument.Of(changed.Goal, names),
                DocumentsJson.Default.GoalDocument,
                page =>
                {
                    page.Sentence(changed.Goal.Content.IsOpen ? "The goal stands:" : "The goal is closed:");
                    GoalsPage.ShowWords(page, changed.Goal.Content);
                }
            ),
            ChangeGoalOutcome.NoSuchGoal => context.Refused("There is no such goal."),
            ChangeGoalOutcome.AlreadyClosed => context.Refused("This goal is closed already; nothing was changed."),
            ChangeGoalOutcome.StaleVersion => context.Refused(
                "Somebody changed this goal at the same moment; nothing was overwritten.",
                whatToDo: "Look at it again, then decide."
            ),
            ChangeGoalOutcome.Unusable unusable => context.WrongUsage(unusable.Sentence),
            ChangeGoalOutcome.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
}
