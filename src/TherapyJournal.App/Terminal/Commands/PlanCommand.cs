using System.CommandLine;
using TherapyJournal.Records;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal plan P`: the safety plan of a patient, at any time; where it cannot be read, whom to call.</summary>
internal static class PlanCommand
{
    private static readonly int Steps = Enum.GetValues<SafetyPlanStep>().Length;

    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var edit = new Option<bool>("--edit") { Description = "Write it together, step by step." };
        var step = new Option<int?>("--step")
        {
            HelpName = "number",
            Description = "Put lines into this step alone, 1 to 6.",
        };
        var lines = new Option<string[]>("--line")
        {
            HelpName = "text",
            Description = "A line of that step; may be given several times. An empty one clears it.",
            DefaultValueFactory = _ => [],
        };
        var history = new Option<bool>("--history") { Description = "Show the earlier versions too." };
        var command = new Command("plan", "See and write a patient's safety plan.")
        {
            patient,
            edit,
            step,
            lines,
            history,
        };
        terminal.Does(
            command,
            (parsed, context) =>
                RunAsync(
                    context,
                    parsed.GetRequiredValue(patient),
                    parsed.GetValue(edit),
                    parsed.GetValue(step),
                    parsed.GetValue(lines) ?? [],
                    parsed.GetValue(history)
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        CommandContext context,
        string named,
        bool edit,
        int? step,
        string[] lines,
        bool history
    )
    {
        if (step is not null && (step < 1 || step > Steps))
        {
            return context.WrongUsage($"A safety plan has the steps 1 to {Steps}.");
        }
        if (step is null && lines.Length > 0)
        {
            return context.WrongUsage("--line needs the step that it belongs to: --step 1 to 6.");
        }
        if (step is not null && lines.Length == 0)
        {
            return context.WrongUsage($"--step {step} needs its lines: --line \"…\"; --line \"\" clears it.");
        }
        if (step is not null && edit)
        {
            return context.WrongUsage("--edit asks for every step; --step puts one. Give one of the two.");
        }
        if (edit && (context.Json || !context.Screen.SomebodyIsThere))
        {
            return context.WrongUsage(
                "--edit asks step by step, and nobody is at the keyboard.",
                "Without a keyboard: --step 4 --line \"…\"."
            );
        }
        var (therapist, patient, view) = await LastResort.WithWhomToCallAsync(
            context,
            async () =>
            {
                var (therapist, patient) = await Acting.PatientOrCoveredAsync(context, named);
                return (therapist, patient, await ReadAsync(context, therapist, patient));
            }
        );
        var change =
            step is { } one
                ? new Dictionary<SafetyPlanStep, IReadOnlyList<string>> { [(SafetyPlanStep)(one - 1)] = lines }
            : edit ? await SafetyPlanForm.FillAsync(context, view)
            : null;
        return change is null
            ? await SafetyPlanPage.ShowAsync(context, patient, view, history)
            : await SaveAsync(context, therapist, patient, view, change);
    }

    private static async Task<int> SaveAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient,
        SafetyPlanView view,
        IReadOnlyDictionary<SafetyPlanStep, IReadOnlyList<string>> change
    )
    {
        var use = await context.GetAsync<ChangeSafetyPlan>();
        var outcome = await use.RunAsync(therapist, patient, view.Version, change, context.Cancellation);
        switch (outcome)
        {
            case ChangeSafetyPlanOutcome.Changed or ChangeSafetyPlanOutcome.Unchanged:
                return await SafetyPlanPage.ShowAsync(
                    context,
                    patient,
                    await ReadAsync(context, therapist, patient),
                    history: false
                );
            case ChangeSafetyPlanOutcome.StaleVersion:
                SafetyPlanPage.ShowSteps(context.Screen, view.Words, change);
                return context.Refused(
                    "Somebody changed the same steps of this plan at the same moment; nothing was overwritten.",
                    whatIsKept: "What you typed stands above and is not kept.",
                    whatToDo: "Look at the plan again, then change it."
                );
            case ChangeSafetyPlanOutcome.Unusable unusable:
                return context.WrongUsage($"{unusable.Sentence} Nothing was changed.");
            case ChangeSafetyPlanOutcome.Refused refused:
                throw Acting.Stop(refused.Why);
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }

    private static async Task<SafetyPlanView> ReadAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient
    )
    {
        var read = await context.GetAsync<ReadSafetyPlan>();
        switch (await read.RunAsync(therapist, patient, context.Cancellation))
        {
            case ReadOutcome<SafetyPlanView>.Open open:
                return open.Value;
            case ReadOutcome<SafetyPlanView>.Refused { Why: DoorRefusal.Missing missing }:
                throw Acting.Stop(missing);
            case ReadOutcome<SafetyPlanView>.Refused refused:
                // There may be a plan that nobody can show here: then the lines that need no record.
                var fixedWords = await context.GetAsync<ReadFixedWords>();
                OwedWords.Show(context, await fixedWords.WhomToCallAsync(patient, context.Cancellation));
                throw Acting.Stop(refused.Why);
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }
}
