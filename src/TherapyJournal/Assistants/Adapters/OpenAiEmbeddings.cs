using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace TherapyJournal.Assistants.Adapters;

/// <summary>Turns texts into vectors by OpenAI's embeddings, or by a server that speaks as it does. A vector is as secret as its text.</summary>
internal sealed class OpenAiEmbeddings(OpenAiService service, ModelRoutes routes)
    : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Texts a request: the vendor takes 2,048 and 300,000 tokens in all (specs/openai-openapi.json), an entry has up to some thousand.</summary>
    public const int MostTexts = 64;

    /// <summary>A vector for each text, in their order.</summary>
    /// <param name="values">The texts.</param>
    /// <param name="options">Another model than the settings name, or another length: what older vectors were made by.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">A text is blank: the service refuses it, and it means nothing.</exception>
    /// <exception cref="ModelFaultException">There is no usable answer.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var texts = values.ToList();
        if (texts.Exists(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("A blank text has no meaning to embed.", nameof(values));
        }
        if (routes.Embeddings is not { IsConfigured: true, Route: { } route, Model: { } usual })
        {
            throw new ModelFaultException(AssistantFailure.NotConfigured);
        }
        var model = options?.ModelId is { } named ? new EmbeddingModel(named, options.Dimensions) : usual;
        var found = new GeneratedEmbeddings<Embedding<float>> { Usage = new UsageDetails { InputTokenCount = 0 } };
        foreach (var batch in texts.Chunk(MostTexts))
        {
            var answer = await service.PostAsync(
                "embeddings",
                () => Body(model, batch),
                route.Time,
                cancellationToken,
                route
            );
            found.AddRange(Read(answer, model, batch.Length));
            found.Usage.InputTokenCount += answer.Child("usage").Child("prompt_tokens").Number() ?? 0;
        }
        return found;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() { }

    // Servers of one's own may refuse a length that nobody set.
    private static JsonContent Body(EmbeddingModel model, string[] texts) =>
        model.Dimensions is { } dimensions
            ? JsonContent.Create(
                new
                {
                    model = model.Name,
                    input = texts,
                    dimensions,
                    encoding_format = "float",
                }
            )
            : JsonContent.Create(
                new
                {
                    model = model.Name,
                    input = texts,
                    encoding_format = "float",
                }
            );

    private static IEnumerable<Embedding<float>> Read(JsonElement answer, EmbeddingModel model, int count)
    {
        var rows = answer.Child("data").Items().OrderBy(row => row.Child("index").Number()).ToList();
        var vectors = rows.ConvertAll(row => Vector(row.Child("embedding")));
        return
            rows.Select(row => row.Child("index").Number() ?? -1)
                .SequenceEqual(Enumerable.Range(0, count).Select(i => (long)i)) && AreUsable(vectors, model.Dimensions)
            ? vectors.Select(vector => new Embedding<float>(vector) { ModelId = model.Name })
            : throw new ModelFaultException(AssistantFailure.Malformed);
    }

    // A vector without a direction is like nothing, and of two lengths none can be compared.
    private static bool AreUsable(List<float[]> vectors, int? dimensions) =>
        vectors.TrueForAll(vector =>
            vector.Length == (dimensions ?? vectors[0].Length)
            && vector.Length is >= EmbeddingModel.FewestDimensions and <= EmbeddingModel.MostDimensions
            && Array.TrueForAll(vector, float.IsFinite)
            && Array.Exists(vector, number => number != 0)
        );

    private static float[] Vector(JsonElement numbers) =>
        [
            .. numbers
                .Items()
                .Select(n => n.ValueKind is JsonValueKind.Number && n.TryGetSingle(out var f) ? f : float.NaN),
        ];
}
