using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TherapyJournal.Tests.App.Web;

/// <summary>A device that makes passkeys and signs with them, as WebAuthn Level 3 says: ES256, no attestation, its holder asked.</summary>
internal sealed class SoftwarePasskey : IDisposable
{
    private const byte IsPresent = 0x01;
    private const byte IsVerified = 0x04;
    private const byte HoldsKey = 0x40;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private byte[] userHandle = [];
    private uint signed;

    /// <summary>By which the page knows it.</summary>
    public byte[] CredentialId { get; } = RandomNumberGenerator.GetBytes(16);

    /// <summary>Whether it asks who holds it.</summary>
    public bool Verifies { get; init; } = true;

    /// <summary>Whose it says it is; what it was made for, unless it is told otherwise.</summary>
    public string UserHandle
    {
        get => Encoding.UTF8.GetString(userHandle);
        set => userHandle = Encoding.UTF8.GetBytes(value);
    }

    /// <summary>Answers what a page asked for so that a passkey is made.</summary>
    public string Make(string options, string origin)
    {
        using var asked = JsonDocument.Parse(options);
        userHandle = Base64Url.DecodeFromChars(asked.RootElement.GetProperty("user").GetProperty("id").GetString());
        var site = asked.RootElement.GetProperty("rp").GetProperty("id").GetString()!; // a page names itself
        var about = About(site, HoldsKey, [.. new byte[16], 0, 16, .. CredentialId, .. PublicKey()]);
        byte[] attestation =
        [
            0xA3, // a map of three
            .. Text("fmt"),
            .. Text("none"),
            .. Text("attStmt"),
            0xA0, // an empty one
            .. Text("authData"),
            0x58,
            (byte)about.Length,
            .. about,
        ];
        return Answer(
            new()
            {
                ["clientDataJSON"] = Encoded(ClientData("webauthn.create", asked, origin)),
                ["attestationObject"] = Encoded(attestation),
                ["transports"] = new[] { "internal" },
            }
        );
    }

    /// <summary>Signs what a page asked for.</summary>
    public string Use(string options, string origin)
    {
        using var asked = JsonDocument.Parse(options);
        var about = About(asked.RootElement.GetProperty("rpId").GetString()!, 0, []); // a page names itself
        var client = ClientData("webauthn.get", asked, origin);
        byte[] toSign = [.. about, .. SHA256.HashData(client)];
        return Answer(
            new()
            {
                ["clientDataJSON"] = Encoded(client),
                ["authenticatorData"] = Encoded(about),
                ["signature"] = Encoded(
                    key.SignData(toSign, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
                ),
                ["userHandle"] = Encoded(userHandle),
            }
        );
    }

    public void Dispose() => key.Dispose();

    private byte[] About(string site, byte flags, byte[] rest)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, signed++);
        return
        [
            .. SHA256.HashData(Encoding.UTF8.GetBytes(site)),
            (byte)(IsPresent | (Verifies ? IsVerified : 0) | flags),
            .. count,
            .. rest,
        ];
    }

    // COSE (RFC 9053): an EC2 key for ES256 on P-256.
    private byte[] PublicKey()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }

    private static byte[] ClientData(string type, JsonDocument asked, string origin) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge = asked.RootElement.GetProperty("challenge").GetString(),
                origin,
                crossOrigin = false,
            }
        );

    private string Answer(Dictionary<string, object> response) =>
        JsonSerializer.Serialize(
            new
            {
                id = Encoded(CredentialId),
                rawId = Encoded(CredentialId),
                type = "public-key",
                clientExtensionResults = new { },
                response,
            }
        );

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static string Encoded(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
