namespace TherapyJournal.Assistants;

/// <summary>The way from a step to its model: what is spoken, where, with which key, and within which bounds.</summary>
/// <remarks>A class, not a record: nothing prints the key by accident.</remarks>
internal sealed class ModelRoute
{
    public required ModelApi Api { get; init; }

    /// <summary>The service's address, without a slash at its end.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Null: none belongs there.</summary>
    public required string? Key { get; init; }

    /// <summary>False: a server of one's own, which may do without.</summary>
    public required bool NeedsKey { get; init; }

    public required string Model { get; init; }

    /// <summary>How long a whole call may take, with its retry.</summary>
    public required TimeSpan Time { get; init; }

    public required int MostTokensOut { get; init; }

    /// <summary>False: nothing may be sent, since the key is missing.</summary>
    public bool IsConfigured => Key is not null || !NeedsKey;

    /// <summary>The service as a person knows it.</summary>
    public string Host => Endpoint.IsDefaultPort ? Endpoint.Host : $"{Endpoint.Host}:{Endpoint.Port}";

    public override string ToString() => $"{Model} at {Host}";
}
