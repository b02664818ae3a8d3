using System.Text.Json.Serialization;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>One look of doctor.</summary>
internal sealed record CheckDocument(string Name, string Light, string Sentence)
{
    public static CheckDocument Of(Check check) => new(check.Name, Documents.Word(check.Light), check.Sentence);
}

internal sealed record DoctorDocument(string Light, IReadOnlyList<CheckDocument> Checks);

internal sealed record NewKeyDocument(string Id, string Key);

internal sealed record RotatedDocument(
    string MasterKey,
    int Rewrapped,
    int Left,
    IReadOnlyList<DamagedDocument> Damaged
);

internal sealed record DamagedDocument(string Label, Guid Id)
{
    public static DamagedDocument Of(DamagedRow row) => new(row.Label, row.Id);
}

internal sealed record BackupDocument(string File, IReadOnlyDictionary<string, long> Rows);

internal sealed record RestoredDocument(
    string MadeAt,
    IReadOnlyDictionary<string, long> Rows,
    int ErasedPatients,
    int AccessLinesLost
);

internal sealed record ExportDocument(Guid Patient, string File, int Entries, IReadOnlyList<DamagedDocument> Damaged);

internal sealed record EraseDocument(
    Guid Patient,
    string State,
    string? Due = null,
    IReadOnlyDictionary<string, int>? Rows = null,
    bool? TracesCleared = null
)
{
    /// <summary>The day (UTC) until which the practice keeps a part; null: nothing stays, or it was said when it was asked for.</summary>
    public string? KeptUntil { get; init; }

    /// <summary>Alerts that are not lifted and stand on without words.</summary>
    public int AlertsThatStand { get; init; }
}

internal sealed record AuditDocument(
    Guid Patient,
    bool Intact,
    string? Why,
    int? RowsOpened,
    IReadOnlyList<DamagedDocument> Damaged,
    IReadOnlyList<AccessDocument> Readings
);

internal sealed record AccessDocument(
    string At,
    string ReaderKind,
    string Reader,
    string ReaderName,
    string Purpose,
    int Count,
    int Damaged,
    string Sentence
);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DoctorDocument))]
[JsonSerializable(typeof(NewKeyDocument))]
[JsonSerializable(typeof(RotatedDocument))]
[JsonSerializable(typeof(BackupDocument))]
[JsonSerializable(typeof(RestoredDocument))]
[JsonSerializable(typeof(ExportDocument))]
[JsonSerializable(typeof(EraseDocument))]
[JsonSerializable(typeof(IReadOnlyList<EraseDocument>))]
[JsonSerializable(typeof(AuditDocument))]
[JsonSerializable(typeof(IReadOnlyList<ModelCallDocument>))]
[JsonSerializable(typeof(IReadOnlyList<StepDocument>))]
[JsonSerializable(typeof(TriedDocument))]
internal sealed partial class UpkeepJson : JsonSerializerContext;
