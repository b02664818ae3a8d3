using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using TherapyJournal.Assistants.Adapters;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Records;
using TherapyJournal.Work;

namespace TherapyJournal.Assistants;

/// <summary>Has words about one patient turned into vectors: with the patient's name kept here, and every call on record before it is made.</summary>
/// <remarks>
/// Where the day's tokens are spent nothing is sent, and it takes none of them: a text is embedded once for each model, at about a fiftieth of what reading
/// it costs elsewhere, and a journal that is made anew for another model must not silence what a patient waits for. What was used stands on record and among the costs.
/// </remarks>
internal sealed class AskEmbeddings(
    IEmbeddingGenerator<string, Embedding<float>> embeddings,
    ModelRoutes routes,
    AssistantOptions options,
    CallBook book,
    TimeProvider clock
)
{
    /// <summary>As records and counters name what is made of entries.</summary>
    public const string OfEntries = "embed-entries";

    /// <summary>As they name what is made of a question.</summary>
    public const string OfQuestion = "embed-question";

    /// <summary>Texts that are sent together at most.</summary>
    public const int MostTexts = OpenAiEmbeddings.MostTexts;

    /// <summary>The model that the settings name; null: none, or nobody to ask for it.</summary>
    public EmbeddingModel? Model { get; } = routes.Embeddings.IsConfigured ? routes.Embeddings.Model : null;

    /// <summary>The service as a person knows it; empty: none.</summary>
    public string Host => routes.Embeddings.Route?.Host ?? "";

    /// <summary>The setting for which nobody is asked, in a sentence without a secret; null: the settings can be used.</summary>
    public string? Problem => routes.Embeddings.Problem;

    /// <summary>A vector of length 1 for each text, in their order. Faults of the service are answers, never exceptions.</summary>
    /// <param name="patient">Of whose record the texts are.</param>
    /// <param name="step"><see cref="OfEntries"/> or <see cref="OfQuestion"/>.</param>
    /// <param name="model">Which model.</param>
    /// <param name="texts">Words; blank ones are a mistake of the caller.</param>
    /// <param name="names">What is kept here of them.</param>
    /// <param name="cancel">Stops the call.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was used; the call is on record as failed.</exception>
    public async Task<EmbeddingOutcome> RunAsync(
        PatientId patient,
        string step,
        EmbeddingModel model,
        IReadOnlyList<TextToEmbed> texts,
        KnownNames names,
        CancellationToken cancel
    )
    {
        if (Model is null)
        {
            return new EmbeddingOutcome.Failed(AssistantFailure.NotConfigured);
        }
        var hidden = new Pseudonyms(names, options.Pseudonymise);
        var sent = texts.Select(t => hidden.Hide(t.Text)).ToList();
        var onRecord = new ModelCallContent(
            step,
            Host,
            model.Name,
            InstructionsHash: "",
            [
                .. texts.Zip(
                    sent,
                    (text, words) =>
                        new SentWords(text.EntryId is null ? "question" : "entry", text.EntryId, words.Length)
                ),
            ],
            TokenBudget.Estimate(sent.Sum(text => text.Length))
        );
        if (await book.BeginAsync(patient, onRecord, cancel) is not { } call)
        {
            return new EmbeddingOutcome.Failed(AssistantFailure.BudgetSpent);
        }
        var begun = clock.GetTimestamp();
        try
        {
            // Others work meanwhile.
            using var away = WorkPlaces.Leave();
            var times = routes.Embeddings.Options;
            var seconds = step == OfQuestion ? times.QuestionSeconds : times.Seconds;
            var outcome = await AskAsync(model, sent, seconds, cancel);
            await NoteAsync(call, outcome, (long)clock.GetElapsedTime(begun).TotalMilliseconds);
            return outcome;
        }
        catch (OperationCanceledException)
        {
            await book.EndAsync(call, usage: null, $"{UnusedReason.Cancelled}", takesNoneOfTheDay: true);
            throw;
        }
    }

    /// <summary>Whether the model answers, asked with a word of nobody's.</summary>
    /// <returns>Why it does not; null: it does, or there is none.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was used.</exception>
    public async Task<AssistantFailure?> ProbeAsync(CancellationToken cancel) =>
        Model is { } model
        && await AskAsync(model, ["yes"], options.ProbeSeconds, cancel) is EmbeddingOutcome.Failed failed
            ? failed.Reason
            : null;

    private async Task<EmbeddingOutcome> AskAsync(
        EmbeddingModel model,
        List<string> texts,
        double seconds,
        CancellationToken cancel
    )
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds), clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            var asked = new EmbeddingGenerationOptions { ModelId = model.Name, Dimensions = model.Dimensions };
            var made = await embeddings.GenerateAsync(texts, asked, both.Token);
            return new EmbeddingOutcome.Embedded(
                [.. made.Select(vector => OfLengthOne(vector.Vector.ToArray()))],
                (int)(made.Usage?.InputTokenCount ?? 0)
            );
        }
        catch (ModelFaultException fault)
        {
            cancel.ThrowIfCancellationRequested();
            return new EmbeddingOutcome.Failed(fault.Reason);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new EmbeddingOutcome.Failed(AssistantFailure.TimedOut);
        }
    }

    /// <summary>The same vector of length 1: then the cosine of two is their product.</summary>
    public static float[] OfLengthOne(float[] vector)
    {
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }

    private Task NoteAsync(BegunCall call, EmbeddingOutcome outcome, long milliseconds) =>
        outcome switch
        {
            EmbeddingOutcome.Embedded { Tokens: var tokens } => book.EndAsync(
                call,
                new ModelUsage(call.Content.Model, "", tokens, 0, 0, milliseconds) { Host = call.Content.Host },
                failure: null,
                takesNoneOfTheDay: true
            ),
            EmbeddingOutcome.Failed { Reason: var reason } => book.EndAsync(
                call,
                usage: null,
                $"{reason}",
                takesNoneOfTheDay: true
            ),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
}

/// <summary>Words that are turned into a vector.</summary>
/// <param name="Text">The words.</param>
/// <param name="EntryId">Of which entry; null: they are a question.</param>
internal sealed record TextToEmbed(string Text, Guid? EntryId);

/// <summary>What asking for vectors came to.</summary>
internal abstract record EmbeddingOutcome
{
    private EmbeddingOutcome() { }

    /// <summary>A vector of length 1 for each text.</summary>
    public sealed record Embedded(IReadOnlyList<float[]> Vectors, int Tokens) : EmbeddingOutcome;

    public sealed record Failed(AssistantFailure Reason) : EmbeddingOutcome;
}
