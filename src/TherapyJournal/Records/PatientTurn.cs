using Microsoft.EntityFrameworkCore;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Lets those who change what rests on one patient's words pass one by one, on a database with several writers too.</summary>
/// <remarks>
/// Whoever decides by what they have read takes the turn first and looks after it: what is seen then stays so until the commit.
/// Where leases are broken as well (<c>WorkQueue.BreakLeasesAsync</c>) that comes before the turn: a step that saves holds its
/// lane already, and in any other order the two would wait for each other.
/// </remarks>
internal static class PatientTurn
{
    /// <summary>Waits inside a transaction until nobody else has this patient's turn, and holds it to the end. Changes nothing.</summary>
    /// <returns>0 where there is no such patient (yet, or any more).</returns>
    public static Task<int> TakeAsync(JournalDb db, PatientId patient, CancellationToken cancel) =>
        db
            .Standings.Where(s => s.PatientId == patient)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, s => s.Version), cancel);
}
