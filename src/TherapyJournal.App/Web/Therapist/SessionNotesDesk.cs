using System.Globalization;
using NodaTime;
using TherapyJournal.Accounts;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Lays out a patient's appointments, with the reader's own notes.</summary>
internal sealed class SessionNotesDesk(ReadSessionNotes notes, ReadPatients patients, TimeProvider clock)
{
    // Of the notes on an appointment the list shows how they begin.
    private const int LongestBeginning = 140;

    /// <summary>All of them.</summary>
    /// <param name="person">Who reads.</param>
    /// <param name="patient">Whom.</param>
    /// <param name="refused">What was sent and could not be taken; null: nothing was.</param>
    /// <param name="cancel">Stops the wait.</param>
    public async Task<ReadOutcome<SessionsModel>> AllAsync(
        SignedIn person,
        PatientId patient,
        TypedAppointment? refused,
        CancellationToken cancel
    )
    {
        var reader = person.Therapist!; // the door lets therapists in alone
        // First what whoever only answers in a therapist's place may not read: to them there is no page.
        var read = await notes.RunAsync(reader, patient, cancel);
        if (read is not ReadOutcome<IReadOnlyList<SessionWithNotes>>.Open { Value: var sessions } opened)
        {
            return new ReadOutcome<SessionsModel>.Refused(
                ((ReadOutcome<IReadOnlyList<SessionWithNotes>>.Refused)read).Why
            );
        }
        var who = await patients.OneAsync(reader, patient, cancel);
        if (who is not ReadOutcome<PatientView>.Open { Value: var view })
        {
            return new ReadOutcome<SessionsModel>.Refused(((ReadOutcome<PatientView>.Refused)who).Why);
        }
        var now = clock.Now().InZone(view.Standing.Zone);
        var today = now.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        var lines = sessions.Select(s => Line(s, string.CompareOrdinal(s.When, today) >= 0)).ToList();
        return new ReadOutcome<SessionsModel>.Open(
            new SessionsModel(
                patient,
                SafeText.OneLine(view.Profile.Name),
                view.Standing.TimeZone,
                // What comes next stands at the top of what is to come.
                [.. lines.Where(l => l.IsToCome).Reverse()],
                [.. lines.Where(l => !l.IsToCome)],
                refused ?? new TypedAppointment(today, "")
            )
            {
                Damaged = opened.DamagedRows.Count,
            },
            opened.DamagedRows
        );
    }

    /// <summary>One of them; null: there is no such appointment.</summary>
    /// <param name="person">Who reads.</param>
    /// <param name="patient">Whom.</param>
    /// <param name="session">Which appointment.</param>
    /// <param name="typed">What was sent and not kept; null: nothing was.</param>
    /// <param name="cancel">Stops the wait.</param>
    public async Task<ReadOutcome<SessionNotesModel?>> OneAsync(
        SignedIn person,
        PatientId patient,
        Guid session,
        string? typed,
        CancellationToken cancel
    )
    {
        var reader = person.Therapist!; // the door lets therapists in alone
        var read = await notes.OneAsync(reader, patient, session, cancel);
        if (read is not ReadOutcome<SessionWithNotes?>.Open { Value: var found } opened)
        {
            return new ReadOutcome<SessionNotesModel?>.Refused(((ReadOutcome<SessionWithNotes?>.Refused)read).Why);
        }
        if (found is null)
        {
            return new ReadOutcome<SessionNotesModel?>.Open(null, opened.DamagedRows);
        }
        var who = await patients.OneAsync(reader, patient, cancel);
        if (who is not ReadOutcome<PatientView>.Open { Value: var view })
        {
            return new ReadOutcome<SessionNotesModel?>.Refused(((ReadOutcome<PatientView>.Refused)who).Why);
        }
        var times = new DeskTimes(clock.Now(), person.TimeZone);
        var kept = found.Notes is { } now ? Version(now) : null;
        return new ReadOutcome<SessionNotesModel?>.Open(
            new SessionNotesModel(
                patient,
                SafeText.OneLine(view.Profile.Name),
                session,
                SafeText.OneLine(AppointmentTime.Of(found.When)),
                found.Notes?.Number ?? 0,
                kept,
                [.. found.Earlier.Reverse().Select(Version)]
            )
            {
                Typed = typed ?? found.Notes?.Text ?? "",
                Moved = TypedAppointment.Of(SafeText.OneLine(found.When)),
                Zone = view.Standing.TimeZone,
                IsAgain = typed is not null,
                Damaged = opened.DamagedRows.Count,
            },
            opened.DamagedRows
        );

        NotesVersion Version(SessionNotes notes) =>
            new(
                SafeText.Clean(notes.Text),
                times.Full(notes.At),
                ZonedTime.Of(Instant.FromUnixTimeMilliseconds(notes.At), person.TimeZone)
            );
    }

    private static SessionLine Line(SessionWithNotes session, bool isToCome)
    {
        var notes = SafeText.OneLine(session.Notes?.Text);
        return new SessionLine(
            session.Id,
            SafeText.OneLine(AppointmentTime.Of(session.When)),
            notes.Length <= LongestBeginning ? notes : $"{notes[..EndOfWord(notes)]} …",
            isToCome
        );
    }

    private static int EndOfWord(string notes) =>
        notes.LastIndexOf(' ', LongestBeginning) is > 0 and var end ? end : LongestBeginning;
}
