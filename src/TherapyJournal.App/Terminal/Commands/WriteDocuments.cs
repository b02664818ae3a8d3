using TherapyJournal.Journaling;
using TherapyJournal.Records;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>What became of an entry that was written.</summary>
/// <param name="Risk">The alert that stands; null: nothing was raised.</param>
/// <param name="Joined">Its words said no more than an alert that was open already, and joined it.</param>
internal sealed record WriteDocument(
    Guid Id,
    Guid Patient,
    string? At,
    bool Repeated,
    bool Mended,
    ReflectionDocument? Reflection,
    RiskDocument? Risk,
    string? CrisisWords,
    bool Joined
)
{
    public static WriteDocument Of(RecordEntryOutcome.Recorded recorded, PatientId patient, LoopEnd end) =>
        new(
            recorded.Id,
            patient.Value,
            Documents.Time(recorded.At),
            Repeated: false,
            recorded.Mended,
            end.Reflection is null ? null : ReflectionDocument.Of(end.Reflection),
            end.Raised is { } late ? RiskDocument.Of(late)
                : recorded.Crisis is { } crisis ? RiskDocument.Of(crisis, recorded.At)
                : null,
            end.FixedWords ?? recorded.NotUnderstood,
            end.Raised is { Content.JoinedTo: not null } || (end.Raised is null && recorded.Crisis is { IsShort: true })
        );

    /// <param name="before">What the first delivery made.</param>
    /// <param name="patient">Who wrote.</param>
    /// <param name="end">Null: what follows waits.</param>
    public static WriteDocument Of(RecordEntryOutcome.AlreadyRecorded before, PatientId patient, LoopEnd? end) =>
        new(
            before.Id,
            patient.Value,
            before.At is { } at ? Documents.Time(at) : null,
            Repeated: true,
            Mended: false,
            end?.Reflection is { } reflection ? ReflectionDocument.Of(reflection) : null,
            null,
            end?.FixedWords,
            Joined: false
        );
}

internal sealed record ReflectionDocument(string Text, string WrittenBy, string? ModelFailed)
{
    public static ReflectionDocument Of(ReflectionContent reflection) =>
        new(reflection.Text, reflection.WrittenBy, reflection.ModelFailed);
}
