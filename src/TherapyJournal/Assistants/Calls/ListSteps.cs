using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Storage;

namespace TherapyJournal.Assistants.Calls;

/// <summary>Shows what models do here: each step, its wording, and what it has used. No word of a patient is in it.</summary>
public sealed class ListSteps
{
    private readonly JournalStore store;
    private readonly Assistant assistant;
    private readonly InstructionsShelf shelf;
    private readonly AskTranscriber transcriber;
    private readonly AskEmbeddings embeddings;
    private readonly CallOptions options;

    internal ListSteps(
        JournalStore store,
        Assistant assistant,
        InstructionsShelf shelf,
        AskTranscriber transcriber,
        AskEmbeddings embeddings,
        CallOptions options
    )
    {
        (this.store, this.assistant, this.shelf) = (store, assistant, shelf);
        (this.transcriber, this.embeddings, this.options) = (transcriber, embeddings, options);
    }

    /// <summary>Every step in the order of the loop; a step that has asked several models has a line for each, the one that is set first.</summary>
    /// <param name="mayInferMood">The practice's policy, which is a part of the instructions.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<IReadOnlyList<StepView>> RunAsync(bool mayInferMood, CancellationToken cancel)
    {
        var uses = await store.ReadAsync(db => db.StepUses.AsNoTracking().ToListAsync(cancel), cancel);
        return
        [
            .. AssistantStep.All.SelectMany(step =>
            {
                var ofStep = uses.Where(u => u.Step == step.Name).ToList();
                var set = assistant.ModelFor(step);
                return ofStep
                    .Select(u => u.Model)
                    .Except([set])
                    .Order(StringComparer.Ordinal)
                    .Prepend(set)
                    .Select(model => View(step, model, ofStep.Find(u => u.Model == model), mayInferMood));
            }),
            // Whoever writes down what is spoken, or turns words into numbers, is told nothing beside it.
            .. Untold(uses, AskTranscriber.Step, transcriber.IsConfigured ? transcriber.Host : null),
            .. Untold(uses, AskEmbeddings.OfEntries, embeddings.Model is null ? null : embeddings.Host),
            .. Untold(uses, AskEmbeddings.OfQuestion, embeddings.Model is null ? null : embeddings.Host),
        ];
    }

    private IEnumerable<StepView> Untold(IEnumerable<StepUse> uses, string step, string? host) =>
        uses.Where(u => u.Step == step)
            .OrderBy(u => u.Model, StringComparer.Ordinal)
            .Select(u => View(u.Step, u.Model, host, ("none", false, ""), u));

    private StepView View(AssistantStep step, string model, StepUse? use, bool mayInferMood)
    {
        var text = shelf.StepText(step.Name);
        return View(
            step.Name,
            model,
            assistant.IsConfiguredFor(step) ? assistant.HostFor(step) : null,
            (
                text.IsOwn ? shelf.OverrideOf(step.Name) : step.InstructionsFile,
                text.IsOwn,
                shelf.Of(step.Name, new Manner(Method: null, Tone: null, mayInferMood)).Hash
            ),
            use
        );
    }

    private StepView View(
        string step,
        string model,
        string? host,
        (string File, bool IsOwn, string Hash) wording,
        StepUse? use
    ) =>
        new(
            step,
            model,
            host,
            wording.File,
            wording.IsOwn,
            wording.Hash,
            use is null ? null : Instant.FromUnixTimeMilliseconds(use.LastAt),
            use?.Calls ?? 0,
            use?.Failed ?? 0,
            use?.Stopped ?? 0,
            use?.TokensIn ?? 0,
            use?.TokensCached ?? 0,
            use?.TokensOut ?? 0,
            use is null ? null
                : options.Prices.FirstOrDefault(p => p.Model == model) is { } price ? price.Of(use)
                : null
        );
}

/// <summary>One step and one model.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Model">The model as the settings name it.</param>
/// <param name="Host">The host that is asked; null: no model is set up for this step.</param>
/// <param name="File">Where the instructions stand.</param>
/// <param name="IsOwnWording">Whether they are the practice's own.</param>
/// <param name="Hash">SHA-256 of the instructions with the bounds, hexadecimal; a method or tone of one patient adds to it.</param>
/// <param name="LastUsed">When it was asked last; null: never.</param>
/// <param name="Calls">How often it was asked.</param>
/// <param name="Failed">How often no usable answer came.</param>
/// <param name="Stopped">How often its words were not used.</param>
/// <param name="TokensIn">Tokens read.</param>
/// <param name="TokensCached">Of these, from the vendor's cache.</param>
/// <param name="TokensOut">Tokens written.</param>
/// <param name="Cost">In the currency of the prices in the settings; null: unknown, since none is set.</param>
public sealed record StepView(
    string Step,
    string Model,
    string? Host,
    string File,
    bool IsOwnWording,
    string Hash,
    Instant? LastUsed,
    long Calls,
    long Failed,
    long Stopped,
    long TokensIn,
    long TokensCached,
    long TokensOut,
    decimal? Cost
);
