using System.Security.Cryptography;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>One line of the access record: who read whose words, when and what for. It outlives erasure and holds no words.</summary>
public sealed class AccessLine : PracticeRow<AccessLineContent>
{
    /// <summary>Whose record was read. No foreign key: the line stays when the patient is erased.</summary>
    public PatientId PatientId { get; set; }

    [StoredReadable("the line's place in this patient's chain, so that a missing one shows")]
    public int Sequence { get; set; }

    [StoredReadable("a keyed hash over this line and the one before it")]
    public byte[] Chain { get; set; } = [];

    public override string Label => "access-line";

    public override string Bound => $"{PatientId.Value:N}|{Sequence}";

    public override JsonTypeInfo<AccessLineContent> Shape => RecordsJson.Default.AccessLineContent;

    internal static byte[] Link(byte[] key, ReadOnlySpan<byte> previous, AccessLine line)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(previous);
        hmac.AppendData(line.PatientId.Value.ToByteArray(bigEndian: true));
        hmac.AppendData(BitConverter.GetBytes(line.Sequence));
        hmac.AppendData(line.Id.ToByteArray(bigEndian: true));
        hmac.AppendData(line.Sealed);
        return hmac.GetHashAndReset();
    }
}

/// <summary>What an access line says.</summary>
/// <param name="At">Unix milliseconds.</param>
/// <param name="ReaderKind">therapist, patient or assistant.</param>
/// <param name="Reader">The reader's id, or the assistant's step.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Count">How many rows were opened.</param>
/// <param name="Damaged">How many rows did not open.</param>
public sealed record AccessLineContent(
    long At,
    string ReaderKind,
    string Reader,
    string Purpose,
    int Count,
    int Damaged = 0
)
{
    /// <summary>When.</summary>
    [JsonIgnore]
    public Instant When => Instant.FromUnixTimeMilliseconds(At);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AccessLineContent))]
internal sealed partial class RecordsJson : JsonSerializerContext;
