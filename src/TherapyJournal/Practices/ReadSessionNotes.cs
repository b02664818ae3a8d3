using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>Shows a therapist the appointments of a patient, each with what that therapist wrote about it for themselves. Nobody else's notes are to be had.</summary>
public sealed class ReadSessionNotes(PatientRecords records)
{
    /// <summary>All appointments, the newest first, each with the notes as they stand.</summary>
    public Task<ReadOutcome<IReadOnlyList<SessionWithNotes>>> RunAsync(
        Reader.Therapist therapist,
        PatientId patient,
        CancellationToken cancel
    ) =>
        records.ReadAsync<IReadOnlyList<SessionWithNotes>>(
            therapist,
            patient,
            Purpose.ReadSessionNotes,
            async (record, db) =>
            {
                var sessions = await db
                    .TherapySessions.Where(s => s.PatientId == patient)
                    .OrderBy(s => s.Id)
                    .ToListAsync(cancel);
                var mine = Of(db, patient, therapist.Id);
                var last = await mine.Where(n =>
                        !mine.Any(later => later.SessionId == n.SessionId && later.Number > n.Number)
                    )
                    .ToListAsync(cancel);
                var notes = record
                    .OpenAll(last, record.Open)
                    .ToDictionary(n => n.Row.SessionId, n => SessionNotes.Of(n.Row, n.Content));
                return
                [
                    .. record
                        .OpenAll(sessions, record.Open)
                        .OrderByDescending(s => s.Content.When, StringComparer.Ordinal)
                        .Select(s => new SessionWithNotes(
                            s.Row.Id,
                            s.Content.When,
                            notes.GetValueOrDefault(s.Row.Id),
                            []
                        )),
                ];
            },
            cancel
        );

    /// <summary>One appointment, also with how the notes read before; null: there is no such appointment.</summary>
    public Task<ReadOutcome<SessionWithNotes?>> OneAsync(
        Reader.Therapist therapist,
        PatientId patient,
        Guid session,
        CancellationToken cancel
    ) =>
        records.ReadAsync(
            therapist,
            patient,
            Purpose.ReadSessionNotes,
            (record, db) => FromAsync(record, db, therapist.Id, session, cancel),
            cancel
        );

    /// <summary>The same from a record that the door has opened.</summary>
    internal static async Task<SessionWithNotes?> FromAsync(
        OpenRecord record,
        JournalDb db,
        TherapistId therapist,
        Guid session,
        CancellationToken cancel
    )
    {
        var row = await db.TherapySessions.FirstOrDefaultAsync(
            s => s.PatientId == record.Patient && s.Id == session,
            cancel
        );
        if (row is null)
        {
            return null;
        }
        var written = await Of(db, record.Patient, therapist)
            .Where(n => n.SessionId == session)
            .OrderBy(n => n.Number)
            .ToListAsync(cancel);
        // The one that stands must open: with an earlier one in its place, what somebody writes next would follow the wrong words.
        var now = written is [.., var last] ? SessionNotes.Of(last, record.Open(last)) : null;
        return new SessionWithNotes(
            session,
            record.Open(row).When,
            now,
            [.. record.OpenAll(written.SkipLast(1), record.Open).Select(n => SessionNotes.Of(n.Row, n.Content))]
        );
    }

    private static IQueryable<TherapySessionNotes> Of(JournalDb db, PatientId patient, TherapistId therapist) =>
        db.TherapySessionNotes.AsNoTracking().Where(n => n.PatientId == patient && n.TherapistId == therapist);
}

/// <summary>An appointment, with the reader's own notes.</summary>
/// <param name="Id">The appointment.</param>
/// <param name="When">As <see cref="TherapySessionContent"/> holds it.</param>
/// <param name="Notes">As they stand; null: none were ever written.</param>
/// <param name="Earlier">How they read before, oldest first; empty in a list of appointments.</param>
public sealed record SessionWithNotes(Guid Id, string When, SessionNotes? Notes, IReadOnlyList<SessionNotes> Earlier);

/// <summary>Notes of a therapist on one appointment.</summary>
/// <param name="Number">Which version, by which a change sees that another was faster.</param>
/// <param name="Text">The words; empty: they were taken out again.</param>
/// <param name="At">Since when, Unix milliseconds.</param>
public sealed record SessionNotes(int Number, string Text, long At)
{
    internal static SessionNotes Of(TherapySessionNotes row, TherapySessionNotesContent content) =>
        new(row.Number, content.Text, content.At);
}
