using System.ComponentModel.DataAnnotations;

namespace TherapyJournal.Assistants.Calls;

/// <summary>What calls to models may cost: Journal:Assistants:Calls.</summary>
internal sealed class CallOptions
{
    /// <summary>Tokens that one patient's journal may use a day (UTC). When they are spent, the question bank answers.</summary>
    [Range(0, long.MaxValue, ErrorMessage = "Journal:Assistants:Calls:TokensPerPatient must be 0 or more, a day.")]
    public long TokensPerPatient { get; init; } = 200_000;

    /// <summary>Tokens that the whole practice may use a day (UTC).</summary>
    [Range(0, long.MaxValue, ErrorMessage = "Journal:Assistants:Calls:TokensPerPractice must be 0 or more, a day.")]
    public long TokensPerPractice { get; init; } = 5_000_000;

    /// <summary>What models cost; without one for a model its cost is unknown.</summary>
    public IReadOnlyList<ModelPrice> Prices { get; init; } = [];
}

/// <summary>What a million tokens of one model cost, in the practice's own currency.</summary>
internal sealed class ModelPrice
{
    public string Model { get; init; } = "";

    public decimal In { get; init; }

    /// <summary>Tokens that the vendor had in its cache; null: as <see cref="In"/>.</summary>
    public decimal? Cached { get; init; }

    public decimal Out { get; init; }

    /// <summary>What this use costs.</summary>
    public decimal Of(StepUse use) =>
        (((use.TokensIn - use.TokensCached) * In) + (use.TokensCached * (Cached ?? In)) + (use.TokensOut * Out))
        / 1_000_000m;
}
