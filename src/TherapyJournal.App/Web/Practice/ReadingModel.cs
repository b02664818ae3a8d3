using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Practice;

/// <summary>Who read what.</summary>
public sealed record ReadingsModel
{
    public required ReadingQuery Asked { get; init; }

    /// <summary>Whom one can ask for by name.</summary>
    public required IReadOnlyList<Colleague> Readers { get; init; }

    /// <summary>By whose clock times and days are (IANA).</summary>
    public required string Zone { get; init; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<ReadingLine> Lines { get; init; } = [];

    /// <summary>From where one goes on; null: that is all.</summary>
    public Guid? OlderThan { get; init; }

    /// <summary>How the chain of the one patient stands who was asked for; null: nobody was.</summary>
    public ChainLook? Chain { get; init; }

    /// <summary>Why nothing was looked for; null: something was.</summary>
    public string? Problem { get; init; }
}

/// <summary>One line: when, who did what, with whose record.</summary>
/// <param name="Patient">The patient's id.</param>
/// <param name="Number">Its beginning, which stands in place of a name.</param>
public sealed record ReadingLine(string When, string Sentence, Guid Patient, string Number)
{
    internal const string Shut = "a line that was changed outside the program, and does not open";

    // What was done several times in a minute with one record stands once.
    internal static IReadOnlyList<ReadingLine> Of(
        IReadOnlyList<PracticeReading> readings,
        TherapistNames names,
        string zone
    )
    {
        var numbers = IdPrefix.Shortest(readings.Select(r => r.Patient.Value));
        return
        [
            .. readings
                .Select(r => new ReadingLine(
                    ZonedTime.Of(r.When, zone),
                    Said(r, names),
                    r.Patient.Value,
                    numbers[r.Patient.Value]
                ))
                .GroupBy(l => l)
                .Select(same =>
                    same.Count() == 1
                        ? same.Key
                        : same.Key with
                        {
                            Sentence = $"{same.Key.Sentence} ({same.Count()} times)",
                        }
                ),
        ];
    }

    internal static string Said(PracticeReading reading, TherapistNames names) =>
        reading.Line is not { } line
            ? Shut
            : SafeText.OneLine(AccessSentence.Of(line, names.Find))
                + (line.Damaged == 0 ? "" : $"; {Count.Of(line.Damaged, "row")} did not open");
}

/// <summary>How the chains of all patients were found.</summary>
public sealed record ChainsModel(IReadOnlyList<ChainLook> Chains);
