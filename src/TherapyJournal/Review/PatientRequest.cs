using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TherapyJournal.Records;

namespace TherapyJournal.Review;

/// <summary>Something that a patient asks of their therapist, until a therapist has settled it.</summary>
public sealed class PatientRequest : PatientRow<PatientRequestContent>
{
    public override string Label => "patient-request";

    public override JsonTypeInfo<PatientRequestContent> Shape => ReviewJson.Default.PatientRequestContent;
}

/// <summary>What is asked.</summary>
public enum PatientRequestKind
{
    /// <summary>To be called.</summary>
    Call,

    /// <summary>Everything that is kept about them, as a file (GDPR Art. 15).</summary>
    Export,

    /// <summary>Another goal, or a goal in other words.</summary>
    Goal,

    /// <summary>To be erased, from a chat of which nobody has said yet that it is theirs.</summary>
    Erasure,
}

/// <summary>A request and what became of it.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="At">When, Unix milliseconds.</param>
public sealed record PatientRequestContent(PatientRequestKind Kind, long At)
{
    /// <summary>What the patient wrote; null: a command without words.</summary>
    public string? Words { get; init; }

    /// <summary>When it was settled, Unix milliseconds; null: it is open.</summary>
    public long? DoneAt { get; init; }

    /// <summary>Who settled it.</summary>
    public string? DoneBy { get; init; }

    /// <summary>Whether it waits for a therapist.</summary>
    [JsonIgnore]
    public bool IsOpen => DoneAt is null;
}

/// <summary>A request as a therapist reads it.</summary>
/// <param name="Id">By which it is settled.</param>
/// <param name="Patient">Whose it is.</param>
/// <param name="PatientName">Their name.</param>
/// <param name="Content">What is asked.</param>
/// <param name="TimeZone">Where the patient's clock goes.</param>
public sealed record RequestView(
    Guid Id,
    PatientId Patient,
    string PatientName,
    PatientRequestContent Content,
    string TimeZone
);
