using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>What stands at the head of a backup: enough to say whether the master key at hand opens it.</summary>
/// <param name="Schema">See <see cref="BackupFormat.Schema"/>.</param>
/// <param name="MadeAt">Unix milliseconds.</param>
/// <param name="Practice">The id of the practice's row; null: the practice has none yet.</param>
/// <param name="Keys">The practice's own keys, wrapped as they are in the database.</param>
internal sealed record BackupHeader(int Schema, long MadeAt, Guid? Practice, IReadOnlyList<BackupKey> Keys)
{
    [JsonIgnore]
    public Instant When => Instant.FromUnixTimeMilliseconds(MadeAt);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, BackupJson.Default.BackupHeader);

    /// <exception cref="BackupDamagedException">It is no header of ours.</exception>
    public static BackupHeader Parse((BackupFrame Kind, byte[] Content) frame) =>
        frame.Kind == BackupFrame.Header
            ? BackupJson.Read(frame.Content, BackupJson.Default.BackupHeader)
            : throw new BackupDamagedException();
}

/// <summary>A wrapped key of the practice.</summary>
internal sealed record BackupKey(Guid Id, string Kind, int KeyVersion, string MasterKeyId, byte[] Sealed)
{
    public static BackupKey Of(DataKey key) => new(key.Id, key.Kind, key.KeyVersion, key.MasterKeyId, key.Sealed);

    public DataKey ToRow() =>
        new()
        {
            Id = Id,
            Kind = Kind,
            KeyVersion = KeyVersion,
            MasterKeyId = MasterKeyId,
            Sealed = Sealed,
        };
}

/// <summary>The table whose rows follow, and its columns in the order of their values.</summary>
internal sealed record BackupTable(string Name, IReadOnlyList<string> Columns);

/// <summary>How many rows of each table there must have been.</summary>
internal sealed record BackupEnd(IReadOnlyDictionary<string, long> Rows);

// Read before the hash is checked, so nothing may be missing or null.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(BackupHeader))]
[JsonSerializable(typeof(BackupTable))]
[JsonSerializable(typeof(BackupEnd))]
internal sealed partial class BackupJson : JsonSerializerContext
{
    /// <exception cref="BackupDamagedException">It does not read as what it should be.</exception>
    public static T Read<T>(byte[] content, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> shape)
    {
        try
        {
            return JsonSerializer.Deserialize(content, shape) ?? throw new BackupDamagedException();
        }
        catch (JsonException)
        {
            throw new BackupDamagedException();
        }
    }
}
