using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace TherapyJournal.Assistants.Adapters;

/// <summary>Turns texts into vectors by OpenAI's embeddings. A vector is as secret as its text.</summary>
internal sealed class OpenAiEmbeddings(OpenAiService service) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Length of a vector: fifty years of a journal stay searchable in memory.</summary>
    public const int Dimensions = 512;

    /// <summary>Texts a request: the vendor takes 2,048 and 300,000 tokens in all (specs/openai-openapi.json), an entry has up to some thousand.</summary>
    public const int MostTexts = 64;

    private const string Model = "text-embedding-3-small";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>A vector for each text, in their order.</summary>
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
        var found = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var batch in texts.Chunk(MostTexts))
        {
            var answer = await service.PostAsync("embeddings", () => Body(batch), Longest, cancellationToken);
            found.AddRange(Read(answer, batch.Length));
        }
        return found;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() { }

    private static JsonContent Body(string[] texts) =>
        JsonContent.Create(
            new
            {
                model = Model,
                input = texts,
                dimensions = Dimensions,
                encoding_format = "float",
            }
        );

    private static IEnumerable<Embedding<float>> Read(JsonElement answer, int count)
    {
        var rows = answer.Child("data").Items().OrderBy(row => row.Child("index").Number()).ToList();
        var vectors = rows.ConvertAll(row => Vector(row.Child("embedding")));
        return
            rows.Select(row => row.Child("index").Number() ?? -1)
                .SequenceEqual(Enumerable.Range(0, count).Select(i => (long)i))
            && vectors.TrueForAll(vector => vector.Length == Dimensions && vector.All(float.IsFinite))
            ? vectors.Select(vector => new Embedding<float>(vector) { ModelId = Model })
            : throw new ModelFaultException(AssistantFailure.Malformed);
    }

    private static float[] Vector(JsonElement numbers) =>
        [
            .. numbers
                .Items()
                .Select(n => n.ValueKind is JsonValueKind.Number && n.TryGetSingle(out var f) ? f : float.NaN),
        ];
}
