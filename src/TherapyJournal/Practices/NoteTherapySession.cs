using NodaTime.Text;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>Notes an appointment of a patient with their therapist.</summary>
public sealed class NoteTherapySession(PatientChange change, TimeProvider clock)
{
    private static readonly LocalDateTimePattern DayAndTime = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm"
    );

    /// <summary>Notes it once, in the patient's zone: yyyy-MM-dd or yyyy-MM-ddTHH:mm.</summary>
    public async Task<ChangePatientOutcome> RunAsync(
        Reader.Therapist therapist,
        PatientId patient,
        string when,
        CancellationToken cancel
    )
    {
        var text = when.Trim().Replace(' ', 'T');
        if (!LocalDatePattern.Iso.Parse(text).Success && !DayAndTime.Parse(text).Success)
        {
            return new ChangePatientOutcome.Unusable("A date is written as 2026-11-24 or 2026-11-24T14:00.");
        }
        return await change.SaveAsync(
            therapist,
            patient,
            (db, sealer, view) =>
            {
                if (!view.Sessions.Contains(text, StringComparer.Ordinal))
                {
                    var row = new TherapySession { Id = RowId.New(clock) };
                    sealer.Seal(row, new TherapySessionContent(text));
                    db.TherapySessions.Add(row);
                }
                return Task.CompletedTask;
            },
            cancel
        );
    }
}
