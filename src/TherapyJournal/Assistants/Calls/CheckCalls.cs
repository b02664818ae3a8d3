using Microsoft.EntityFrameworkCore;
using TherapyJournal.Storage;

namespace TherapyJournal.Assistants.Calls;

/// <summary>Looks whether somebody's tokens of today are spent, and whether the practice's own instructions can be read.</summary>
internal sealed class CheckCalls(
    JournalStore store,
    TokenBudget budget,
    CallOptions options,
    InstructionsShelf shelf,
    Assistant assistant
) : ICheckUp
{
    // From here on a long evening may bring a day to its end.
    private const double NearlySpent = 0.9;

    public async Task<IReadOnlyList<Check>> RunAsync(CancellationToken cancel) =>
        assistant.IsConfigured ? [await TokensAsync(cancel), Wording()] : [];

    private async Task<Check> TokensAsync(CancellationToken cancel)
    {
        var today = budget.Today;
        var uses = await store.ReadAsync(db => db.TokenUses.Where(u => u.Day == today).ToListAsync(cancel), cancel);
        var practice = uses.Find(u => u.PatientId == TokenUse.Practice)?.Tokens ?? 0;
        var spent = uses.Count(u =>
            u.PatientId != TokenUse.Practice && u.Tokens >= options.TokensPerPatient * NearlySpent
        );
        if (TooSmallFor() is { } step)
        {
            return new Check(
                "tokens",
                CheckLight.Amber,
                $"The tokens of a day are fewer than one request of {step} may need, so no model is asked. Raise Journal:Assistants:Calls."
            );
        }
        var used = $"{practice:N0} of {options.TokensPerPractice:N0} tokens of today are used or reserved.";
        return practice >= options.TokensPerPractice * NearlySpent
                ? new Check(
                    "tokens",
                    CheckLight.Amber,
                    $"{used} When they are spent, the question bank answers until midnight UTC. Journal:Assistants:Calls sets how many there are."
                )
            : spent > 0
                ? new Check(
                    "tokens",
                    CheckLight.Amber,
                    $"{used} {Counted.Of(spent, "patient has", "patients have")} nearly none left of their own; the question bank answers them until midnight UTC."
                )
            : new Check("tokens", CheckLight.Green, used);
    }

    private static long OfDay(AssistantStep step, long tokens) =>
        step.IsAsked ? TokenBudget.ForQuestions(tokens) : tokens;

    // Instructions and the longest answer alone: what people wrote comes on top.
    private string? TooSmallFor() =>
        AssistantStep
            .All.Where(assistant.IsConfiguredFor)
            .FirstOrDefault(step =>
                TokenBudget.Estimate(shelf.StepText(step.Name).Text.Length) + assistant.MostTokensOut(step)
                > OfDay(step, Math.Min(options.TokensPerPatient, options.TokensPerPractice))
            )
            ?.Name;

    private Check Wording()
    {
        var texts = AssistantStep.All.Select(s => (s.Name, Text: shelf.StepText(s.Name))).ToList();
        var broken = texts.FirstOrDefault(t => t.Text.Problem is not null);
        if (broken.Text is not null)
        {
            return new Check(
                "instructions",
                CheckLight.Amber,
                $"The practice's own wording of {broken.Name} is not used: {broken.Text.Problem} ({shelf.OverrideOf(broken.Name)})."
            );
        }
        var own = texts.Where(t => t.Text.IsOwn).Select(t => t.Name).ToList();
        return new Check(
            "instructions",
            CheckLight.Green,
            own.Count == 0
                ? "The program's own wording is used in every step."
                : $"The practice's own wording is used in: {string.Join(", ", own)}."
        );
    }
}
