using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Somebody whom a request for erasure hides, and who writes all the same: nothing of theirs is kept, and danger is heard.</summary>
internal static class HiddenPatient
{
    /// <summary>How things stand with whoever writes; of a hidden patient as of one whose journaling has ended.</summary>
    public static async Task<StandingOutcome> WhoeverWritesAsync(
        JournalDb db,
        PatientRecords records,
        Keys keys,
        PatientId patient,
        CancellationToken cancel
    )
    {
        var standing = await records.StandingAsync(db, patient, cancel);
        if (
            standing is not StandingOutcome.Missing
            || await db.Standings.AsNoTracking().FirstOrDefaultAsync(s => s.PatientId == patient, cancel) is not { } row
        )
        {
            return standing;
        }
        try
        {
            return await keys.FindPatientAsync(db, patient, cancel) is { } seal
                ? new StandingOutcome.Known(seal.Open(row, row.Shape) with { Status = PatientStatus.Ended })
                : standing;
        }
        catch (DamagedRowException)
        {
            return standing;
        }
    }
}
