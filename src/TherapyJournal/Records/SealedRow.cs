using System.Text.Json.Serialization.Metadata;

namespace TherapyJournal.Records;

/// <summary>A row whose content is sealed: what a thief sees of it is its ids, its version and its padded length.</summary>
public abstract class SealedRow
{
    public Guid Id { get; set; }

    /// <summary>Counts the saves of this row; part of the seal, and the concurrency token.</summary>
    public int Version { get; set; }

    /// <summary>Which data key of the row's owner sealed it.</summary>
    public int KeyVersion { get; set; }

    public byte[] Sealed { get; set; } = [];

    /// <summary>The stable name of this kind of row inside the seal. Never changed, also when a table is renamed.</summary>
    public abstract string Label { get; }

    /// <summary>The readable columns that the seal vouches for: a row whose columns were changed does not open.</summary>
    public virtual string Bound => "";
}

/// <summary>A row sealed with the practice's key.</summary>
public abstract class PracticeRow<TContent> : SealedRow
{
    /// <summary>How the content is written as JSON before it is sealed.</summary>
    public abstract JsonTypeInfo<TContent> Shape { get; }
}

/// <summary>A row sealed with one patient's key; it goes when that patient is erased.</summary>
public abstract class PatientRow : SealedRow
{
    public PatientId PatientId { get; set; }

    /// <summary>The one therapist to whom the door opens it, whoever else may read of this patient; null: it is no such row.</summary>
    internal virtual TherapistId? OnlyFor => null;
}

/// <summary>A row sealed with one patient's key, with content of one type.</summary>
public abstract class PatientRow<TContent> : PatientRow
{
    /// <summary>How the content is written as JSON before it is sealed.</summary>
    public abstract JsonTypeInfo<TContent> Shape { get; }
}
