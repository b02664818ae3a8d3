using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Goals;

/// <summary>A goal as it is read: its id, its version, and the open content.</summary>
public sealed record GoalView(Guid Id, int Version, TherapyGoalContent Content);

/// <summary>Reads goals from a record that the door has opened.</summary>
internal static class ReadGoals
{
    /// <summary>All goals with their history, oldest first.</summary>
    public static async Task<IReadOnlyList<GoalView>> FromAsync(OpenRecord record, JournalDb db)
    {
        var rows = await db.Goals.Where(g => g.PatientId == record.Patient).OrderBy(g => g.Id).ToListAsync();
        return [.. record.OpenAll(rows, record.Open).Select(g => new GoalView(g.Row.Id, g.Row.Version, g.Content))];
    }
}

/// <summary>Lists a patient's goals with their history.</summary>
public sealed class ListGoals(PatientRecords records)
{
    /// <summary>Open goals first, each with everything that happened to it.</summary>
    public Task<ReadOutcome<IReadOnlyList<GoalView>>> RunAsync(
        Reader reader,
        PatientId patient,
        CancellationToken cancel
    ) => records.ReadAsync(reader, patient, Purpose.ReadGoals, ReadGoals.FromAsync, cancel);
}

/// <summary>Checks the words of a goal.</summary>
internal static class GoalText
{
    private const int Longest = 500;

    public const string Sentence = "A goal is a sentence of at most 500 characters.";

    public static bool TryClean(string text, out string clean)
    {
        clean = string.Join(' ', Utf16.Mend(text, out _).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return clean.Length is > 0 and <= Longest;
    }
}
