namespace TherapyJournal.Assistants;

/// <summary>What came of asking an assistant.</summary>
internal abstract record AssistantReply<TReply>
{
    private AssistantReply() { }

    /// <summary>The model answered in the agreed form. What it says is still to be checked.</summary>
    public sealed record Answered(TReply Value, ModelUsage Usage) : AssistantReply<TReply>;

    /// <summary>There is no answer; <see cref="AssistantFailures.Say"/> has the sentence for people.</summary>
    public sealed record Failed(AssistantFailure Reason) : AssistantReply<TReply>
    {
        /// <summary>What the call used all the same; null: nothing that the service told.</summary>
        public ModelUsage? Usage { get; init; }
    }
}

/// <summary>What one call used: kept with every output on record.</summary>
/// <param name="Model">The model as the settings name it.</param>
/// <param name="InstructionsHash">SHA-256 of the instructions, hexadecimal.</param>
/// <param name="TokensIn">Tokens read.</param>
/// <param name="TokensCached">Of these, from the service's cache.</param>
/// <param name="TokensOut">Tokens written.</param>
/// <param name="Milliseconds">How long the call took, with its retry.</param>
public sealed record ModelUsage(
    string Model,
    string InstructionsHash,
    int TokensIn,
    int TokensCached,
    int TokensOut,
    long Milliseconds
)
{
    /// <summary>What was spoken: responses, chat or anthropic.</summary>
    public string Api { get; init; } = "";

    /// <summary>The service's host, as a person knows it.</summary>
    public string Host { get; init; } = "";
}
