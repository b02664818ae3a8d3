namespace TherapyJournal.Storage;

/// <summary>Marks a column that a thief of the database could read, and says why it must be so.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class StoredReadableAttribute(string why) : Attribute
{
    /// <summary>The reason, as docs/privacy.md prints it.</summary>
    public string Why { get; } = why;
}
