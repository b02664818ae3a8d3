using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Assistants.Calls;

/// <summary>How many tokens one patient, or the whole practice, has used or reserved on one day.</summary>
public sealed class TokenUse
{
    public Guid Id { get; set; }

    /// <summary>Whose; <see cref="Practice"/> for all together.</summary>
    public PatientId PatientId { get; set; }

    [StoredReadable("which day, counted from 1970-01-01 in UTC")]
    public int Day { get; set; }

    [StoredReadable("how many tokens, so that several workers can reserve without opening anything")]
    public long Tokens { get; set; }

    /// <summary>In place of a patient: everybody's tokens.</summary>
    public static PatientId Practice { get; } = new(Guid.Empty);
}

/// <summary>What one step has used of one model, all patients together.</summary>
public sealed class StepUse
{
    public Guid Id { get; set; }

    [StoredReadable("which step, such as ask-for-entry")]
    public required string Step { get; set; }

    [StoredReadable("which model, as the settings name it")]
    public required string Model { get; set; }

    [StoredReadable("when it was asked last, of anybody")]
    public long LastAt { get; set; }

    [StoredReadable("how often it was asked")]
    public long Calls { get; set; }

    [StoredReadable("how often no usable answer came")]
    public long Failed { get; set; }

    [StoredReadable("how often the guard stopped its words")]
    public long Stopped { get; set; }

    [StoredReadable("how many tokens it read, for the cost")]
    public long TokensIn { get; set; }

    [StoredReadable("how many of these came from the vendor's cache")]
    public long TokensCached { get; set; }

    [StoredReadable("how many tokens it wrote")]
    public long TokensOut { get; set; }
}
