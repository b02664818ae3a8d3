using NodaTime;
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

    // Records of earlier therapies may be entered; what lies outside is a slip of the keyboard.
    private static readonly LocalDate First = new(1950, 1, 1);
    private const int YearsAhead = 10;

    /// <summary>Notes it once, in the patient's zone: yyyy-MM-dd or yyyy-MM-ddTHH:mm.</summary>
    public async Task<ChangePatientOutcome> RunAsync(
        Reader.Therapist therapist,
        PatientId patient,
        string when,
        CancellationToken cancel
    )
    {
        var text = when.Trim().Replace(' ', 'T');
        if (Day(text) is not { } day)
        {
            return new ChangePatientOutcome.Unusable("A date is written as 2026-11-24 or 2026-11-24T14:00.");
        }
        var last = clock.Now().InUtc().Date.PlusYears(YearsAhead);
        if (day < First || day > last)
        {
            return new ChangePatientOutcome.Unusable(
                $"An appointment lies between {First.Year} and {YearsAhead} years from now."
            );
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

    private static LocalDate? Day(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value
        : DayAndTime.Parse(text) is { Success: true } time ? time.Value.Date
        : null;
}
