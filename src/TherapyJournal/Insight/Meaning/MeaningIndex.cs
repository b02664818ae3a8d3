using System.Numerics.Tensors;

namespace TherapyJournal.Insight.Meaning;

/// <summary>The vectors of one patient's entries, in memory alone: which entries are nearest to a question, by the exact cosine.</summary>
/// <remarks>While a journal is made anew for another model there are two sets. Cosines of two models cannot be compared, so each counts by how far it stands out from its own set.</remarks>
internal sealed class MeaningIndex
{
    // What stands out less is like the question only as all of the journal is; in a short journal nothing may be left.
    private const double StandsOut = 0.5;

    private readonly IReadOnlyList<VectorSet> sets;

    private MeaningIndex(IReadOnlyList<VectorSet> sets) => this.sets = sets;

    public static MeaningIndex Empty { get; } = new([]);

    /// <summary>The models of which it has vectors.</summary>
    public IEnumerable<string> Models => sets.Select(s => s.Model);

    /// <summary>How much memory it takes, in bytes.</summary>
    public long Bytes => sets.Sum(s => (s.Numbers.LongLength * sizeof(float)) + (s.Owners.LongLength * sizeof(int)));

    /// <param name="vectors">Those of each entry, by where it stands in its index.</param>
    public static MeaningIndex Of(IEnumerable<(int At, string Model, EntryEmbeddingContent Content)> vectors) =>
        new([
            .. vectors
                .Where(v => !v.Content.Vectors.IsEmpty)
                .GroupBy(v => (v.Model, v.Content.Dimensions))
                .OrderBy(g => g.Key.Model, StringComparer.Ordinal)
                .Select(g => VectorSet.Of(g.Key.Model, g.Key.Dimensions, [.. g.Select(v => (v.At, v.Content))])),
        ]);

    /// <summary>The nearest entries, the nearest first, of those that stand out from the others.</summary>
    /// <param name="asked">The question as each model has it, the one that the settings name first: where an entry has vectors of several it counts by the first of them.</param>
    /// <param name="isMeant">Whether an entry may be among them.</param>
    /// <param name="most">So many at most.</param>
    public IReadOnlyList<int> Nearest(AskedMeaning asked, Func<int, bool> isMeant, int most)
    {
        var nearness = new Dictionary<int, double>();
        foreach (var (model, vector) in asked.Vectors)
        {
            foreach (var set in sets.Where(s => s.Model == model && s.Dimensions == vector.Length))
            {
                foreach (var (at, far) in set.StandingOut(vector))
                {
                    nearness.TryAdd(at, far);
                }
            }
        }
        return
        [
            .. nearness
                .Where(n => n.Value >= StandsOut && isMeant(n.Key))
                .OrderByDescending(n => n.Value)
                .ThenByDescending(n => n.Key)
                .Take(most)
                .Select(n => n.Key),
        ];
    }

    private sealed record VectorSet(string Model, int Dimensions, float[] Numbers, int[] Owners)
    {
        public static VectorSet Of(string model, int dimensions, List<(int At, EntryEmbeddingContent Content)> entries)
        {
            var numbers = new float[entries.Sum(e => e.Content.Vectors.Length)];
            var owners = new int[numbers.Length / dimensions];
            var copied = 0;
            foreach (var (at, content) in entries)
            {
                content.Vectors.CopyTo(numbers.AsSpan(copied));
                owners.AsSpan(copied / dimensions, content.Vectors.Length / dimensions).Fill(at);
                copied += content.Vectors.Length;
            }
            return new VectorSet(model, dimensions, numbers, owners);
        }

        /// <summary>How many standard deviations the best passage of each entry is nearer to the question than those of all.</summary>
        public IEnumerable<(int At, double Far)> StandingOut(ReadOnlyMemory<float> asked)
        {
            var best = new Dictionary<int, double>();
            for (var row = 0; row < Owners.Length; row++)
            {
                var cosine = TensorPrimitives.Dot(Numbers.AsSpan(row * Dimensions, Dimensions), asked.Span);
                best[Owners[row]] = Math.Max(best.GetValueOrDefault(Owners[row], double.NegativeInfinity), cosine);
            }
            var mean = best.Values.Average();
            var deviation = Math.Sqrt(best.Values.Average(cosine => (cosine - mean) * (cosine - mean)));
            return best.Select(b => (b.Key, deviation > 0 ? (b.Value - mean) / deviation : 0));
        }
    }
}

/// <summary>A question as models of meaning have it.</summary>
/// <param name="Vectors">By each model's key, each of length 1; the model that the settings name first.</param>
internal sealed record AskedMeaning(IReadOnlyList<(string Model, ReadOnlyMemory<float> Vector)> Vectors)
{
    /// <summary>Nobody was asked, or nobody answered: words alone.</summary>
    public static AskedMeaning None { get; } = new([]);

    /// <summary>Why a model that was asked gave nothing; null: it did, or none was asked.</summary>
    public string? Failed { get; init; }
}
