using System.Text.Json.Serialization;
using TherapyJournal.Legacy;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>What an import took over and what it left, as --json tells it.</summary>
/// <param name="Done">imported, or stopped before the end.</param>
/// <param name="People">How many people the file holds.</param>
/// <param name="Read">How many of them were looked at.</param>
/// <param name="NotTaken">How many people were not taken; the list tells each by number and reason.</param>
internal sealed record ImportDocument(
    string Done,
    int People,
    int Read,
    int Taken,
    int AlreadyHere,
    int Elsewhere,
    int Erased,
    int NotTaken,
    IReadOnlyList<LeftDocument> NotTakenList,
    int GoalsNotTaken,
    IReadOnlyList<LeftDocument> GoalsNotTakenList,
    int Entries,
    int Alerts,
    int EntriesNotTaken,
    IReadOnlyList<LeftDocument> EntriesNotTakenList,
    IReadOnlyList<DroppedDocument> Dropped,
    IReadOnlyList<DraftDocument> Drafts
)
{
    public static ImportDocument Of(
        string done,
        int people,
        TakenOver report,
        DraftInstructionsOutcome.Drafted? drafted
    ) =>
        new(
            done,
            people,
            report.Read,
            report.Taken,
            report.AlreadyHere,
            report.Elsewhere,
            report.Erased,
            report.People.Count,
            All(report.People),
            report.Goals.Count,
            All(report.Goals),
            report.Entries,
            report.Alerts,
            report.EntriesLeft.Count,
            All(report.EntriesLeft),
            [
                .. report.Fields.Select(f => new DroppedDocument(f.Field, f.Times, f.Why)),
                .. (drafted?.Fields ?? []).Select(f => new DroppedDocument(f.Field, f.Times, f.Why)),
            ],
            [.. (drafted?.Drafts ?? []).Select(d => new DraftDocument(d.From, d.File, d.IsWritten, d.Why))]
        );

    private static IReadOnlyList<LeftDocument> All(Left left) =>
        [.. left.Listed.Select(l => new LeftDocument(l.PatientId, l.Place, l.Reason))];
}

internal sealed record LeftDocument(long? PatientId, int Place, string Reason);

internal sealed record DroppedDocument(string Field, int Times, string Why);

internal sealed record DraftDocument(string From, string File, bool Written, string? Why);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImportDocument))]
internal sealed partial class ImportJson : JsonSerializerContext;
