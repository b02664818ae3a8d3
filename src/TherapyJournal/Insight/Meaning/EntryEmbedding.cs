using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight.Meaning;

/// <summary>An entry as a model of meaning has it: sealed like its words, since most short texts can be rebuilt from their vectors. It goes when the entry's words change, and with them.</summary>
public sealed class EntryEmbedding : PatientRow<EntryEmbeddingContent>
{
    public Guid EntryId { get; set; }

    [StoredReadable("which model made it, so that what another one has not made is found")]
    public string Model { get; set; } = "";

    public override string Label => "entry-embedding";

    public override string Bound => $"{EntryId:N}|{Model}";

    public override JsonTypeInfo<EntryEmbeddingContent> Shape => MeaningJson.Default.EntryEmbeddingContent;
}

/// <summary>The vectors of an entry, one for each of its passages.</summary>
/// <param name="Dimensions">How many numbers each has.</param>
/// <param name="Numbers">All of them in a row, 32-bit floating point, little-endian; each vector is of length 1.</param>
public sealed record EntryEmbeddingContent(int Dimensions, byte[] Numbers)
{
    internal static EntryEmbeddingContent Of(IReadOnlyList<float[]> vectors) =>
        new(vectors[0].Length, MemoryMarshal.AsBytes<float>([.. vectors.SelectMany(v => v)]).ToArray());

    /// <summary>Empty where it does not add up to whole vectors.</summary>
    internal ReadOnlySpan<float> Vectors =>
        Dimensions > 0 && Numbers.Length % (Dimensions * sizeof(float)) == 0
            ? MemoryMarshal.Cast<byte, float>(Numbers)
            : [];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EntryEmbeddingContent))]
internal sealed partial class MeaningJson : JsonSerializerContext;
