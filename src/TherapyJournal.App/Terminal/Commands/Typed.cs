using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>Patients and their things as a person would type them in the next command.</summary>
internal static class Typed
{
    /// <summary>The name in quotes where it is nobody else's in the caseload, else the beginning of the id.</summary>
    public static async Task<string> PatientAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient,
        string name
    )
    {
        var find = await context.GetAsync<FindPatient>();
        var found = await find.RunAsync(therapist.Id, name, context.Cancellation);
        return found switch
        {
            FindPatientOutcome.Found one when one.Id == patient && !name.Contains('"', StringComparison.Ordinal) =>
                $"\"{SafeText.OneLine(name)}\"",
            FindPatientOutcome.Several several => IdPrefix.Shortest(several.Ids.Select(p => p.Value))[patient.Value],
            _ => IdPrefix.Shortest([patient.Value])[patient.Value],
        };
    }

    /// <summary>A name as one word of a command line.</summary>
    public static string Word(string name) =>
        $"\"{SafeText.OneLine(name).Replace("\"", "", StringComparison.Ordinal)}\"";

    /// <summary>The shortest beginning of an entry's id that no other entry of the patient has.</summary>
    public static async Task<string> EntryAsync(CommandContext context, PatientId patient, Guid entry)
    {
        var store = await context.GetAsync<JournalStore>();
        var near = await ListEntries.FindAsync(store, patient, entry.ToString()[..8], context.Cancellation);
        return IdPrefix.Shortest([.. near, entry])[entry];
    }
}
