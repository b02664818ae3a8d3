using NodaTime;
using NodaTime.Text;
using TherapyJournal.Practices;

namespace TherapyJournal.App.Web.Patient;

/// <summary>When something comes by itself, as a form shows it.</summary>
/// <param name="IsOn">Whether it comes.</param>
/// <param name="Days">Of all seven, Monday first: as people type it, its name, and whether it is chosen.</param>
/// <param name="Hour">Such as 18:00.</param>
/// <param name="Said">In words, such as Monday and Friday at 18:00.</param>
/// <param name="Next">When it comes next; null: not at all.</param>
public sealed record PlanLine(
    bool IsOn,
    IReadOnlyList<(string Typed, string Name, bool IsChosen)> Days,
    string Hour,
    string Said,
    string? Next
)
{
    private static readonly LocalDateTimePattern Shown = LocalDateTimePattern.CreateWithInvariantCulture(
        "dddd d MMMM, HH:mm"
    );

    // What the chat proposes to whoever has none yet.
    internal static readonly ReminderPlan UsualReminders = new(
        ReminderDays.Monday | ReminderDays.Wednesday | ReminderDays.Friday,
        18 * 60
    );
    internal static readonly ReminderPlan UsualWeek = new(ReminderDays.Sunday, 18 * 60);

    internal static PlanLine Of(ReminderPlan? plan, ReminderPlan usual, PatientStandingContent standing, Instant now)
    {
        var shown = plan ?? usual;
        return new PlanLine(
            shown.IsOn,
            [
                .. Enumerable
                    .Range((int)IsoDayOfWeek.Monday, 7)
                    .Select(n => (IsoDayOfWeek)n)
                    .Select(day => ($"{day}".ToLowerInvariant(), $"{day}", shown.Falls(day))),
            ],
            ReminderWords.Hour(shown.Minute),
            ReminderWords.Said(shown),
            shown.IsOn && shown.NextAfter(now, standing.Zone) is { } next
                ? Shown.Format(next.InZone(standing.Zone).LocalDateTime)
                : null
        );
    }
}
