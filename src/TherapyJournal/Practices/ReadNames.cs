using Microsoft.EntityFrameworkCore;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>Reads the names that a patient's record knows, so that they can be kept from leaving.</summary>
internal static class ReadNames
{
    private const int ShortestName = 3;

    /// <returns>Null when the patient's own row does not open: then nothing may leave, since their name could not be kept back.</returns>
    public static async Task<KnownNames?> FromAsync(
        OpenRecord record,
        JournalDb db,
        Keys keys,
        CancellationToken cancel
    )
    {
        var row = await db.Patients.FirstOrDefaultAsync(p => p.PatientId == record.Patient, cancel);
        if (row is null || record.OpenAll([row], record.Open) is not [(_, var patient)])
        {
            return null;
        }
        var caseloads = await db.Caseloads.Where(c => c.PatientId == record.Patient).ToListAsync(cancel);
        var ids = caseloads.ConvertAll(c => c.TherapistId.Value);
        var therapists = await db.Therapists.Where(t => ids.Contains(t.Id)).OrderBy(t => t.Id).ToListAsync(cancel);
        return new KnownNames(
            patient.Name,
            [
                .. therapists.Where(keys.Practice.Opens).Select(t => keys.Open(t).Name),
                .. InContact(patient.Contact ?? ""),
            ]
        );
    }

    // A contact is free text: what begins with a capital, and whatever can be dialled or written to.
    private static IEnumerable<string> InContact(string contact) =>
        contact
            .Split([' ', ',', ';', ':', '(', ')', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.Length >= ShortestName && (char.IsUpper(w[0]) || w.Contains('@', StringComparison.Ordinal)));
}
