using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>Lists what the patients of a caseload ask of their therapist.</summary>
public sealed class ListRequests(JournalStore store, PatientRecords records)
{
    /// <summary>Those that are open, oldest first; settled ones too, after them, where asked.</summary>
    public async Task<RequestList> RunAsync(Reader.Therapist therapist, bool withDone, CancellationToken cancel)
    {
        var asking = await store.ReadAsync(
            async db =>
            {
                var caseload = await records.CaseloadOfAsync(db, therapist.Id, cancel);
                return await db
                    .Patients.Where(p => caseload.Contains(p.PatientId))
                    .Where(p => db.Requests.Any(r => r.PatientId == p.PatientId))
                    .Select(p => p.PatientId)
                    .ToListAsync(cancel);
            },
            cancel
        );
        var read = await records.ReadEachAsync(therapist, asking, Purpose.ReadRequests, FromAsync, cancel);
        var open = read.OfType<ReadOutcome<IReadOnlyList<RequestView>>.Open>().ToList();
        return new RequestList(
            [
                .. open.SelectMany(o => o.Value)
                    .Where(r => withDone || r.Content.IsOpen)
                    .OrderByDescending(r => r.Content.IsOpen)
                    .ThenBy(r => r.Content.At),
            ],
            open.Sum(o => o.DamagedRows.Count)
                + read.Count(r => r is ReadOutcome<IReadOnlyList<RequestView>>.Refused { Why: DoorRefusal.Damaged }),
            records.IsClosedTo(therapist)
        );
    }

    /// <summary>The ids that begin like this, of a caseload; nothing is opened for it.</summary>
    public Task<IReadOnlyList<Guid>> FindAsync(TherapistId therapist, string prefix, CancellationToken cancel) =>
        store.ReadAsync<IReadOnlyList<Guid>>(
            async db =>
            {
                var caseload = await records.CaseloadOfAsync(db, therapist, cancel);
                var ids = await db
                    .Requests.Where(r => caseload.Contains(r.PatientId))
                    .Select(r => r.Id)
                    .ToListAsync(cancel);
                return [.. ids.Where(id => IdPrefix.Matches(prefix, id))];
            },
            cancel
        );

    /// <summary>All of a patient, from a record that the door has opened, oldest first.</summary>
    internal static async Task<IReadOnlyList<RequestView>> FromAsync(OpenRecord record, JournalDb db)
    {
        var rows = await db.Requests.Where(r => r.PatientId == record.Patient).OrderBy(r => r.Id).ToListAsync();
        var patients = await db.Patients.Where(p => p.PatientId == record.Patient).ToListAsync();
        var name = record.OpenAll(patients, record.Open) is [(_, var profile)] ? profile.Name : "";
        var zone = record.StandingOrNull?.TimeZone ?? "UTC";
        return
        [
            .. record
                .OpenAll(rows, record.Open)
                .Select(r => new RequestView(r.Row.Id, record.Patient, name, r.Content, zone)),
        ];
    }
}

/// <summary>The requests of a caseload, and whether that is all of them.</summary>
/// <param name="Requests">In the order in which they want to be looked at.</param>
/// <param name="Damaged">Rows that did not open: there may be a request among them.</param>
/// <param name="IsClosed">Reading at this terminal is switched off.</param>
public sealed record RequestList(IReadOnlyList<RequestView> Requests, int Damaged, bool IsClosed);
