using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Hides a patient until an erasure falls due, or shows them again. No word is handed out.</summary>
internal sealed class HidePatient(JournalStore store, Keys keys)
{
    /// <param name="patient">Whom.</param>
    /// <param name="due">When the erasure falls due; null: it was called off, show them again.</param>
    /// <param name="asked">When it was asked for: what was said then of what stays is sealed with the patient.</param>
    /// <param name="also">What is saved in the same transaction; it may run again.</param>
    /// <param name="cancel">Stops the wait.</param>
    /// <returns>False when there is no such patient.</returns>
    public Task<bool> RunAsync(
        PatientId patient,
        Instant? due,
        Instant asked,
        Func<JournalDb, Task> also,
        CancellationToken cancel
    ) => store.TransactAsync(db => HideAsync(db, patient, due?.ToUnixTimeMilliseconds(), asked, also, cancel), cancel);

    private async Task<bool> HideAsync(
        JournalDb db,
        PatientId patient,
        long? due,
        Instant asked,
        Func<JournalDb, Task> also,
        CancellationToken cancel
    )
    {
        if (await db.Patients.FirstOrDefaultAsync(p => p.PatientId == patient, cancel) is not { } row)
        {
            return false;
        }
        try
        {
            if (await keys.FindPatientAsync(db, patient, cancel) is not { } seal)
            {
                return false;
            }
            var practice = due is null ? null : await ReadPractice.OrNullAsync(db, keys, cancel);
            Reseal(row, seal, due, practice?.Keeping?.ToldAt(asked));
        }
        catch (DamagedRowException)
        {
            // Nobody can read them with such a key; hidden or shown, there is nothing to seal.
            row.EraseDue = due;
        }
        await also(db);
        return true;
    }

    private static void Reseal(Patient row, RowSeal seal, long? due, AnnouncedKeeping? told)
    {
        // A row that was damaged before cannot be sealed again, but it is hidden all the same.
        var content = seal.Opens(row) ? seal.Open(row, row.Shape) : null;
        row.EraseDue = due;
        if (content is not null)
        {
            seal.Seal(row, content with { Told = told }, row.Shape);
        }
    }
}
