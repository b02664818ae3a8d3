using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>Keeps what a therapist writes about an appointment for themselves. How it read before stays beside it.</summary>
public sealed class KeepSessionNotes(JournalStore store, PatientRecords records, TimeProvider clock)
{
    /// <summary>So many characters have the notes on one appointment: some eight pages.</summary>
    public const int Longest = 20_000;

    private const int MostTries = 3;

    /// <summary>Keeps the notes; the same words again change nothing, and none take them out.</summary>
    /// <param name="therapist">Whose notes.</param>
    /// <param name="patient">Whose appointment.</param>
    /// <param name="session">Which appointment.</param>
    /// <param name="number">The version that the caller read; 0: there was none.</param>
    /// <param name="text">The words.</param>
    /// <param name="cancel">Stops before anything is saved.</param>
    public async Task<KeepSessionNotesOutcome> RunAsync(
        Reader.Therapist therapist,
        PatientId patient,
        Guid session,
        int number,
        string text,
        CancellationToken cancel
    )
    {
        var clean = Utf16.Mend(text, out _).Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd();
        for (var tried = 1; ; tried++)
        {
            var read = await records.ReadAsync(
                therapist,
                patient,
                Purpose.KeepSessionNotes,
                (record, db) => ReadSessionNotes.FromAsync(record, db, therapist.Id, session, cancel),
                cancel
            );
            if (read is not ReadOutcome<SessionWithNotes?>.Open { Value: var found })
            {
                return new KeepSessionNotesOutcome.Refused(((ReadOutcome<SessionWithNotes?>.Refused)read).Why);
            }
            if (WhyNot(found, number, clean) is { } outcome)
            {
                return outcome;
            }
            try
            {
                return await SaveAsync(therapist.Id, patient, session, number + 1, clean, cancel);
            }
            catch (DbUpdateException fault) when (tried < MostTries && store.Kind.IsDuplicate(fault))
            {
                // The same therapist was faster elsewhere: the next reading shows what.
            }
        }
    }

    private static KeepSessionNotesOutcome? WhyNot(SessionWithNotes? found, int number, string text) =>
        found is null ? new KeepSessionNotesOutcome.NoSuchSession()
        : text.Length > Longest
            ? new KeepSessionNotesOutcome.Unusable(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Notes on one session have at most {Longest:N0} characters, and these have {text.Length:N0}. Nothing was kept. Please make them shorter."
                )
            )
        : text == (found.Notes?.Text ?? "") ? new KeepSessionNotesOutcome.Unchanged()
        : number != (found.Notes?.Number ?? 0) ? new KeepSessionNotesOutcome.StaleVersion()
        : null;

    private Task<KeepSessionNotesOutcome> SaveAsync(
        TherapistId therapist,
        PatientId patient,
        Guid session,
        int number,
        string text,
        CancellationToken cancel
    ) =>
        store.TransactAsync<KeepSessionNotesOutcome>(
            async db =>
            {
                if (
                    await records.SealerAsync(db, patient, cancel) is not { } sealer
                    || !await db.Caseloads.AnyAsync(c => c.PatientId == patient && c.TherapistId == therapist, cancel)
                )
                {
                    return new KeepSessionNotesOutcome.Refused(new DoorRefusal.Missing());
                }
                await PatientTurn.TakeAsync(db, patient, cancel);
                // It may have been taken away since it was read.
                if (!await db.TherapySessions.AnyAsync(s => s.Id == session && s.PatientId == patient, cancel))
                {
                    return new KeepSessionNotesOutcome.NoSuchSession();
                }
                var row = new TherapySessionNotes
                {
                    Id = RowId.New(clock),
                    SessionId = session,
                    TherapistId = therapist,
                    Number = number,
                };
                sealer.Seal(row, new TherapySessionNotesContent(text, clock.NowStored()));
                db.TherapySessionNotes.Add(row);
                return new KeepSessionNotesOutcome.Kept();
            },
            cancel
        );
}

/// <summary>What keeping notes came to.</summary>
public abstract record KeepSessionNotesOutcome
{
    private KeepSessionNotesOutcome() { }

    public sealed record Kept : KeepSessionNotesOutcome;

    /// <summary>They read like this already.</summary>
    public sealed record Unchanged : KeepSessionNotesOutcome;

    /// <summary>The same therapist changed them elsewhere meanwhile: read them again. Nothing was overwritten.</summary>
    public sealed record StaleVersion : KeepSessionNotesOutcome;

    public sealed record NoSuchSession : KeepSessionNotesOutcome;

    public sealed record Unusable(string Sentence) : KeepSessionNotesOutcome;

    public sealed record Refused(DoorRefusal Why) : KeepSessionNotesOutcome;
}
