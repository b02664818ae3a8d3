using System.Text.Json.Serialization;
using NodaTime;

namespace TherapyJournal.Accounts;

/// <summary>What is kept of a passkey: the half of a pair of keys that proves the other, which never leaves somebody's device (WebAuthn Level 3).</summary>
/// <param name="CredentialId">By which their device knows it.</param>
/// <param name="PublicKey">The half that we have (COSE).</param>
/// <param name="At">Since when, Unix milliseconds.</param>
/// <param name="Where">The browser in which it was made, such as "Firefox on Android".</param>
public sealed record AccountPasskey(byte[] CredentialId, byte[] PublicKey, long At, string Where)
{
    /// <summary>How often it has signed, as the device says; one that counts and goes back has been copied.</summary>
    public uint SignCount { get; init; }

    /// <summary>How a browser reaches the device, such as "internal" or "usb".</summary>
    public IReadOnlyList<string> Transports { get; init; } = [];

    /// <summary>Whether its device may copy it to another of the same person.</summary>
    public bool MayBeCopied { get; init; }

    /// <summary>Whether there is a copy now.</summary>
    public bool IsCopied { get; init; }

    /// <summary>Since when, as an instant.</summary>
    [JsonIgnore]
    public Instant Since => Instant.FromUnixTimeMilliseconds(At);
}
