namespace TherapyJournal.Assistants;

/// <summary>What a call to a model used: kept with every output on record.</summary>
/// <param name="InstructionsHash">Which instructions.</param>
/// <param name="TokensIn">Tokens read.</param>
/// <param name="TokensCached">Of these, from the vendor's cache.</param>
/// <param name="TokensOut">Tokens written.</param>
/// <param name="Milliseconds">How long the call took.</param>
public sealed record ModelTrace(
    string InstructionsHash,
    int TokensIn,
    int TokensCached,
    int TokensOut,
    long Milliseconds
);

/// <summary>Keeps what a model's call used.</summary>
internal static class ModelTraces
{
    public static ModelTrace From(ModelUsage usage) =>
        new(usage.InstructionsHash, usage.TokensIn, usage.TokensCached, usage.TokensOut, usage.Milliseconds);
}
