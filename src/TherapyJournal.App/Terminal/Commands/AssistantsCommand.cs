using System.CommandLine;
using System.Globalization;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Practices;
using TherapyJournal.Review;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal assistants`: what models do here, what it uses, and one step tried without keeping anything.</summary>
internal static class AssistantsCommand
{
    private const int HashShown = 12;

    public static Command Create(JournalTerminal terminal)
    {
        var command = new Command("assistants", "See what models do here, and try one step.");
        var list = new Command("list", "Each step with its model, wording, use and cost.");
        terminal.Does(list, (_, context) => ListAsync(context));
        command.Add(list);

        var step = new Argument<string>("step") { Description = string.Join(", ", TryAssistant.Steps) };
        var patient = new Option<string>("--patient") { Required = true, Description = "On whose record." };
        var attempt = new Command("try", "Run one step, show request and reply, keep nothing of it.") { step, patient };
        terminal.Does(
            attempt,
            (parsed, context) => TryAsync(context, parsed.GetRequiredValue(step), parsed.GetRequiredValue(patient))
        );
        command.Add(attempt);
        return command;
    }

    private static async Task<int> ListAsync(CommandContext context)
    {
        var practice = await (await context.GetAsync<PracticeSettings>()).ReadAsync(context.Cancellation);
        var steps = await (await context.GetAsync<ListSteps>()).RunAsync(practice.InferMood, context.Cancellation);
        var times = await ShownTimes.OfAsync(context);
        return context.Done<IReadOnlyList<StepDocument>>(
            [.. steps.Select(StepDocument.Of)],
            UpkeepJson.Default.IReadOnlyListStepDocument,
            page =>
            {
                foreach (var step in steps)
                {
                    page.Heading(step.Step, step.Host is null ? "no model is set up" : $"{step.Model} at {step.Host}");
                    page.Facts(
                        ("instructions", step.IsOwnWording ? $"{step.File} (the practice's own)" : step.File),
                        ("hash", step.Hash.Length > HashShown ? step.Hash[..HashShown] : "none"),
                        ("last used", step.LastUsed is { } last ? times.Here(last) : "never"),
                        ("asked", Asked(step)),
                        ("tokens", $"{step.TokensIn:N0} in ({step.TokensCached:N0} cached), {step.TokensOut:N0} out"),
                        ("cost", Cost(step))
                    );
                    page.Blank();
                }
            }
        );
    }

    private static async Task<int> TryAsync(CommandContext context, string typed, string named)
    {
        // The settings write a step as SummarizeEntry, the list as summarize-entry.
        if (TryAssistant.Steps.FirstOrDefault(known => IsOneName(known, typed)) is not { } step)
        {
            return context.WrongUsage(
                $"There is no step '{SafeText.OneLine(typed)}'.",
                $"There are: {string.Join(", ", TryAssistant.Steps)}."
            );
        }
        var (therapist, patient) = await Acting.PatientAsync(context, named);
        var attempt = await context.GetAsync<TryAssistant>();
        return await attempt.RunAsync(therapist, patient, step, context.Cancellation) switch
        {
            TryAssistantOutcome.Tried tried => Tell(context, step, tried),
            TryAssistantOutcome.NotNow notNow => context.Refused(notNow.Sentence),
            TryAssistantOutcome.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static bool IsOneName(string step, string typed) =>
        step.Replace("-", "", StringComparison.Ordinal)
            .Equals(typed.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    /// <returns>Refused where a model was asked and gave nothing that can be used; the request is shown all the same.</returns>
    private static int Tell(CommandContext context, string step, TryAssistantOutcome.Tried tried)
    {
        var done = context.Done(
            new TriedDocument(
                step,
                tried.Request,
                tried.Reply,
                tried.Failure,
                tried.Usage?.Model,
                tried.Usage is { } usage ? usage.TokensIn + usage.TokensOut : null
            ),
            UpkeepJson.Default.TriedDocument,
            page => Show(page, tried)
        );
        return tried.Reply is null ? ExitCode.Refused : done;
    }

    private static void Show(TerminalScreen page, TryAssistantOutcome.Tried tried)
    {
        page.Hint("— what a model is told —");
        page.PatientWords(tried.Request);
        page.Blank();
        page.Hint("— what it answers; nothing of it is kept —");
        if (tried.Reply is { } reply)
        {
            page.AssistantWords(reply, tried.Usage?.Model ?? "");
            page.Hint(
                $"{tried.Usage?.TokensIn:N0} tokens in ({tried.Usage?.TokensCached:N0} cached), "
                    + $"{tried.Usage?.TokensOut:N0} out, {tried.Usage?.Milliseconds:N0} ms"
            );
        }
        else
        {
            page.Sentence(tried.Failure ?? "");
        }
    }

    private static string Asked(StepView step) =>
        step.Calls == 0
            ? "never"
            : $"{Count.Of((int)step.Calls, "time")}, {step.Failed} without a usable answer, {step.Stopped} stopped";

    private static string Cost(StepView step) =>
        step.Cost is { } cost ? cost.ToString("0.####", CultureInfo.InvariantCulture)
        : step.Calls == 0 ? "none yet"
        : "unknown: no price is set (Journal:Assistants:Calls:Prices)";
}

/// <summary>One step and one model.</summary>
internal sealed record StepDocument(
    string Step,
    string Model,
    string? Host,
    string File,
    bool OwnWording,
    string Hash,
    string? LastUsed,
    long Calls,
    long Failed,
    long Stopped,
    long TokensIn,
    long TokensCached,
    long TokensOut,
    decimal? Cost
)
{
    public static StepDocument Of(StepView step) =>
        new(
            step.Step,
            step.Model,
            step.Host,
            step.File,
            step.IsOwnWording,
            step.Hash,
            step.LastUsed is { } last ? Documents.Time(last) : null,
            step.Calls,
            step.Failed,
            step.Stopped,
            step.TokensIn,
            step.TokensCached,
            step.TokensOut,
            step.Cost
        );
}

/// <summary>One step, tried.</summary>
internal sealed record TriedDocument(
    string Step,
    string Request,
    string? Reply,
    string? Failure,
    string? WrittenBy,
    int? Tokens
);
