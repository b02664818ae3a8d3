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
            Description = "A line of that step; may be given several times, none clears it.",
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
        if (edit && (context.Json || !context.Screen.SomebodyIsThere))
        {
            return context.WrongUsage(
                "--edit asks step by step, and nobody is at the keyboard.",
                "Without a keyboard: --step 4 --line \"…\"."
            );
        }
        return await LastResort.WithWhomToCallAsync(context, ShowOrChangeAsync);

        async Task<int> ShowOrChangeAsync()
        {
            var (therapist, patient) = await Acting.PatientAsync(context, named);
            var view = await ReadAsync(context, therapist, patient);
            var change =
                step is { } one
                    ? new Dictionary<SafetyPlanStep, IReadOnlyList<string>> { [(SafetyPlanStep)(one - 1)] = lines }
                : edit ? await SafetyPlanForm.FillAsync(context, view)
                : null;
            if (change is null)
            {
                return await SafetyPlanPage.ShowAsync(context, view, history);
            }
            var use = await context.GetAsync<ChangeSafetyPlan>();
            return await use.RunAsync(therapist, patient, view.Version, change, context.Cancellation) switch
            {
                ChangeSafetyPlanOutcome.Changed => await SafetyPlanPage.ShowAsync(
                    context,
                    await ReadAsync(context, therapist, patient),
                    history
                ),
                ChangeSafetyPlanOutcome.StaleVersion => context.Refused(
                    "Somebody changed this plan at the same moment; nothing was overwritten.",
                    whatToDo: "Look at it again, then change it."
                ),
                ChangeSafetyPlanOutcome.Unusable unusable => context.WrongUsage(
                    $"{unusable.Sentence} Nothing was changed."
                ),
                ChangeSafetyPlanOutcome.Refused refused => throw Acting.Stop(refused.Why),
                _ => throw new InvalidOperationException("An outcome without a case."),
            };
        }
    }

    private static async Task<SafetyPlanView> ReadAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient
    ) =>
        await (await context.GetAsync<ReadSafetyPlan>()).RunAsync(therapist, patient, context.Cancellation) switch
        {
            ReadOutcome<SafetyPlanView>.Open open => open.Value,
            ReadOutcome<SafetyPlanView>.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
}
