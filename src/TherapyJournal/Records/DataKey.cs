using System.Text;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>A data key as it is stored: wrapped by a master key that is never in the database.</summary>
public sealed class DataKey
{
    /// <summary>The stable name of this kind of row.</summary>
    public const string Label = "data-key";

    public Guid Id { get; set; }

    /// <summary>Whose key this is; empty for the keys of the practice.</summary>
    public PatientId? PatientId { get; set; }

    [StoredReadable("which of the few kinds of key this is: patient, kept, practice, lookup, access")]
    public required string Kind { get; set; }

    /// <summary>Counts up when an owner gets a new data key.</summary>
    public int KeyVersion { get; set; }

    [StoredReadable("names the master key that opens this one, so that rotation can go on where it stopped")]
    public required string MasterKeyId { get; set; }

    /// <summary>The key itself, sealed with the master key.</summary>
    public byte[] Sealed { get; set; } = [];

    public int Version { get; set; }

    internal byte[] Bound => Encoding.UTF8.GetBytes($"{Label}|{Kind}|{Id:N}|{PatientId?.Value:N}|{KeyVersion}");

    internal void Wrap(byte[] key, MasterKeyRing masterKeys)
    {
        MasterKeyId = masterKeys.CurrentId;
        Sealed = SealedCell.Seal(masterKeys.Current, key, Bound);
        Version++;
    }

    internal bool TryUnwrap(MasterKeyRing masterKeys, out byte[] key)
    {
        key = [];
        return masterKeys.Find(MasterKeyId) is { } master && SealedCell.TryOpen(master, Sealed, Bound, out key);
    }
}
