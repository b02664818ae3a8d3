using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TherapyJournal.Records;

/// <summary>Seals and opens the content of rows under one data key.</summary>
/// <remarks>
/// The associated data names the kind of row, the row, its version, its owner and the key version, and vouches for the
/// readable columns: a cell that was moved, swapped, mixed or rolled back within its row does not open.
/// </remarks>
internal sealed class RowSeal(byte[] key, int keyVersion, string owner)
{
    /// <summary>Seals the content as the row's next version.</summary>
    public void Seal<TContent>(SealedRow row, TContent content, JsonTypeInfo<TContent> shape)
    {
        row.Version++;
        row.KeyVersion = keyVersion;
        row.Sealed = SealedCell.Seal(key, JsonSerializer.SerializeToUtf8Bytes(content, shape), AssociatedData(row));
    }

    /// <summary>Opens the row.</summary>
    /// <exception cref="DamagedRowException">The row was changed outside the program.</exception>
    public TContent Open<TContent>(SealedRow row, JsonTypeInfo<TContent> shape)
    {
        if (!TryOpenBytes(row, out var content))
        {
            throw new DamagedRowException(row.Label, row.Id);
        }
        return JsonSerializer.Deserialize(content, shape) ?? throw new DamagedRowException(row.Label, row.Id);
    }

    /// <summary>Opens the row; null where it was changed outside the program.</summary>
    public TContent? TryOpen<TContent>(SealedRow row, JsonTypeInfo<TContent> shape)
        where TContent : class =>
        TryOpenBytes(row, out var content) ? JsonSerializer.Deserialize(content, shape) : null;

    /// <summary>Whether the row opens at all.</summary>
    public bool Opens(SealedRow row) => TryOpenBytes(row, out _);

    private bool TryOpenBytes(SealedRow row, out byte[] content)
    {
        content = [];
        return row.KeyVersion == keyVersion && SealedCell.TryOpen(key, row.Sealed, AssociatedData(row), out content);
    }

    private byte[] AssociatedData(SealedRow row) =>
        Encoding.UTF8.GetBytes($"{row.Label}|{row.Id:N}|{row.Version}|{owner}|{row.KeyVersion}|{row.Bound}");
}

/// <summary>A row that does not open: it was changed, moved, cut or forged outside the program.</summary>
internal sealed class DamagedRowException(string label, Guid row)
    : Exception($"The {label} {row} does not open: it was changed outside the program.")
{
    /// <summary>What kind of row it is.</summary>
    public string Label { get; } = label;

    /// <summary>Its id.</summary>
    public Guid Row { get; } = row;
}
