using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.Chats;

/// <summary>Changes how things stand with a patient, as they wish it in their own chat.</summary>
internal sealed class ChangeInChat(PatientRecords records, ReminderCalendar calendar)
{
    /// <summary>Applies the change to what stands by now, inside the transaction that ends the message.</summary>
    /// <returns>How things stand then; null: nothing can be changed, since the patient is hidden or their row does not open.</returns>
    public async Task<PatientStandingContent?> RunAsync(
        ChatSaving saving,
        Func<PatientStandingContent, PatientStandingContent> change
    )
    {
        // The row first: what stands in it then is at least as new as what is read after it.
        var row = await saving.Db.Standings.FirstOrDefaultAsync(s => s.PatientId == saving.Patient);
        if (
            row is null
            || await records.StandingAsync(saving.Db, saving.Patient, default)
                is not StandingOutcome.Known { Standing: var before }
        )
        {
            return null;
        }
        var after = await calendar.SaveAsync(saving.Db, saving.Patient, before, change(before));
        if (after != before)
        {
            saving.Sealer.Seal(row, after);
        }
        return after;
    }
}
