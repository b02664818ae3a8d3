namespace TherapyJournal.Assistants;

/// <summary>Tells a model's service that two requests concern the same person, and nothing about who it is.</summary>
/// <remarks>Made from a keyed hash only, so that neither a name nor an id can be passed by mistake.</remarks>
internal readonly record struct SafetyIdentifier
{
    // The vendor's bound is 64 characters (specs/openai-openapi.json, safety_identifier): 32 bytes in hexadecimal.
    private const int Bytes = 32;
    private readonly string? text;

    private SafetyIdentifier(string text) => this.text = text;

    /// <summary>The identifier of a person.</summary>
    /// <param name="keyedHash">32 bytes, for example from <c>Keys.LookupHash</c>.</param>
    /// <exception cref="ArgumentException">It is not 32 bytes long.</exception>
    public static SafetyIdentifier From(ReadOnlySpan<byte> keyedHash) =>
        keyedHash.Length == Bytes
            ? new SafetyIdentifier(Convert.ToHexStringLower(keyedHash))
            : throw new ArgumentException(
                "A safety identifier is made from a keyed hash of 32 bytes.",
                nameof(keyedHash)
            );

    public override string ToString() =>
        text ?? throw new InvalidOperationException("This safety identifier was never made from a hash.");
}
