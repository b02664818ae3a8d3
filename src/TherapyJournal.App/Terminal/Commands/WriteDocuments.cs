using TherapyJournal.Journaling;
using TherapyJournal.Records;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>What became of an entry that was written.</summary>
internal sealed record WriteDocument(
    Guid Id,
    Guid Patient,
    string At,
    bool Repeated,
    bool Mended,
    ReflectionDocument? Reflection,
    RiskDocument? Risk,
    string? CrisisWords
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
            recorded.Crisis is { } crisis ? RiskDocument.Of(crisis, recorded.At) : null,
            end.FixedWords
        );

    public static WriteDocument Of(RecordEntryOutcome.AlreadyRecorded before, PatientId patient) =>
        new(before.Id, patient.Value, "", Repeated: true, Mended: false, null, null, null);
}

internal sealed record ReflectionDocument(string Text, string WrittenBy, string? ModelFailed)
{
    public static ReflectionDocument Of(ReflectionContent reflection) =>
        new(reflection.Text, reflection.WrittenBy, reflection.ModelFailed);
}
