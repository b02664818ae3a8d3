using System.Globalization;
using NodaTime;
using NodaTime.Text;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>Notes an appointment of a patient with their therapist.</summary>
public sealed class NoteTherapySession(TherapySessionChange change, BriefCalendar briefs, TimeProvider clock)
{
    // As a form of a browser sends a day, as the program shows one, and as people write one. Two numbers whose order nobody knows (3/11) are not guessed.
    private static readonly IReadOnlyList<string> Days =
    [
        "uuuu-MM-dd",
        "d MMM uuuu",
        "d MMMM uuuu",
        "ddd d MMM uuuu",
        "dddd d MMMM uuuu",
        "d.M.uuuu",
    ];

    private static readonly IReadOnlyList<LocalDatePattern> DayAlone =
    [
        .. Days.Select(LocalDatePattern.CreateWithInvariantCulture),
    ];

    private static readonly IReadOnlyList<LocalDateTimePattern> DayAndTime =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'H:mm"),
        .. Days.Select(day => LocalDateTimePattern.CreateWithInvariantCulture($"{day} H:mm")),
    ];

    // Records of earlier therapies may be entered; what lies outside is a slip of the keyboard.
    private static readonly LocalDate First = new(1950, 1, 1);
    private const int YearsAhead = 10;

    /// <summary>Notes it once, in the patient's zone: a day, and a time after it where there is one.</summary>
    public async Task<ChangePatientOutcome> RunAsync(
        Reader.Therapist therapist,
        PatientId patient,
        string when,
        CancellationToken cancel
    ) =>
        Check(when, clock) switch
        {
            Checked<string>.Kept kept => await change.SaveAsync<ChangePatientOutcome>(
                therapist,
                patient,
                why => new ChangePatientOutcome.Refused(why),
                async (db, sealer, sessions) =>
                {
                    if (sessions.Any(s => s.When == kept.Value))
                    {
                        return new ChangePatientOutcome.AlreadySo();
                    }
                    var row = new TherapySession { Id = RowId.New(clock) };
                    sealer.Seal(row, new TherapySessionContent(kept.Value));
                    db.TherapySessions.Add(row);
                    await briefs.PlanAsync(db, patient, row.Id, kept.Value, cancel);
                    return new ChangePatientOutcome.Changed();
                },
                cancel
            ),
            Checked<string>.Refused refused => new ChangePatientOutcome.Unusable(refused.Sentence),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    /// <summary>When an appointment is, as it was typed.</summary>
    internal static Checked<string> Check(string when, TimeProvider clock)
    {
        if (Read(when) is not (var day, var text))
        {
            return new Checked<string>.Refused(
                "A date is written as 2026-11-24 or 24 Nov 2026, and where there is a time, 14:00 after it."
            );
        }
        return day < First || day > clock.Now().InUtc().Date.PlusYears(YearsAhead)
            ? new Checked<string>.Refused($"An appointment lies between {First.Year} and {YearsAhead} years from now.")
            : new Checked<string>.Kept(text);
    }

    /// <summary>An appointment that was typed, as it is kept; null: that is no date.</summary>
    public static string? Kept(string typed) => Read(typed)?.Text;

    private static (LocalDate Day, string Text)? Read(string typed)
    {
        var text = string.Join(
            ' ',
            typed.Replace(',', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        foreach (var pattern in DayAlone)
        {
            if (pattern.Parse(text) is { Success: true, Value: var day })
            {
                return (day, LocalDatePattern.Iso.Format(day));
            }
        }
        foreach (var pattern in DayAndTime)
        {
            if (pattern.Parse(text) is { Success: true, Value: var time })
            {
                return (time.Date, time.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
            }
        }
        return null;
    }
}
