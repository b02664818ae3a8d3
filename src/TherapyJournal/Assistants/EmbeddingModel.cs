using System.Globalization;

namespace TherapyJournal.Assistants;

/// <summary>A model that turns texts into vectors. Vectors of two different ones cannot be compared.</summary>
/// <param name="Name">At its service.</param>
/// <param name="Dimensions">How many numbers are asked for; null: as many as it gives.</param>
internal sealed record EmbeddingModel(string Name, int? Dimensions)
{
    public const int FewestDimensions = 8;
    public const int MostDimensions = 4096;

    /// <summary>The longest name that is kept beside a vector, in characters.</summary>
    public const int LongestName = 100;

    /// <summary>OpenAI's usual one.</summary>
    public const string Usual = "text-embedding-3-small";

    /// <summary>How many numbers are asked of OpenAI's, which can be shortened (specs of November 2026): fifty years of a journal stay searchable in memory.</summary>
    public const int UsualDimensions = 512;

    private const char Between = '@';

    /// <summary>As it stands beside the vectors that it made.</summary>
    public string Key =>
        Dimensions is { } numbers
            ? string.Create(CultureInfo.InvariantCulture, $"{Name}{Between}{numbers}")
            : $"{Name}{Between}";

    /// <summary>The model whose <see cref="Key"/> this is; null: nobody's.</summary>
    public static EmbeddingModel? OfKey(string key) =>
        key.LastIndexOf(Between) is > 0 and var at
            ? key[(at + 1)..] is ""
                ? new EmbeddingModel(key[..at], Dimensions: null)
                : int.TryParse(key.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var numbers)
                    ? new EmbeddingModel(key[..at], numbers)
                    : null
            : null;

    public override string ToString() => Name;
}
