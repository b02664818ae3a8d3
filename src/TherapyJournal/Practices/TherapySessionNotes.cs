using System.Text.Json.Serialization.Metadata;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>What a therapist wrote about one appointment for themselves: a row apart, which the door opens to nobody else. Each change is a row of its own.</summary>
public sealed class TherapySessionNotes : PatientRow<TherapySessionNotesContent>
{
    /// <summary>Which appointment.</summary>
    public Guid SessionId { get; set; }

    /// <summary>Who wrote it.</summary>
    public TherapistId TherapistId { get; set; }

    [StoredReadable("counts the versions of one therapist's notes on one appointment")]
    public int Number { get; set; }

    public override string Label => "therapy-session-notes";

    public override string Bound => $"{SessionId:N}|{TherapistId}|{Number}";

    internal override TherapistId? OnlyFor => TherapistId;

    public override JsonTypeInfo<TherapySessionNotesContent> Shape => PracticesJson.Default.TherapySessionNotesContent;
}

/// <summary>The words, and since when they stand (Unix milliseconds).</summary>
public sealed record TherapySessionNotesContent(string Text, long At);
