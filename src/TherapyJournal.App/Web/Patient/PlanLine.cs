using Microsoft.Extensions.Localization;
using NodaTime;
using TherapyJournal.App.Web.Translation;
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
    private static IEnumerable<IsoDayOfWeek> WholeWeek =>
        Enumerable.Range((int)IsoDayOfWeek.Monday, 7).Select(n => (IsoDayOfWeek)n);

    // What the chat proposes to whoever has none yet.
    internal static readonly ReminderPlan UsualReminders = new(
        ReminderDays.Monday | ReminderDays.Wednesday | ReminderDays.Friday,
        18 * 60
    );
    internal static readonly ReminderPlan UsualWeek = new(ReminderDays.Sunday, 18 * 60);

    internal static PlanLine Of(
        ReminderPlan? plan,
        ReminderPlan usual,
        PatientStandingContent standing,
        Instant now,
        PageTimes times,
        IStringLocalizer words
    )
    {
        var shown = plan ?? usual;
        return new PlanLine(
            shown.IsOn,
            [.. WholeWeek.Select(day => ($"{day}".ToLowerInvariant(), times.Weekday(day), shown.Falls(day)))],
            ReminderWords.Hour(shown.Minute),
            Spoken(shown, times, words),
            shown.IsOn && shown.NextAfter(now, standing.Zone) is { } next
                ? times.DayAndHour(next, standing.TimeZone)
                : null
        );
    }

    // As ReminderWords says it where only English is spoken.
    private static string Spoken(ReminderPlan plan, PageTimes times, IStringLocalizer words)
    {
        var hour = ReminderWords.Hour(plan.Minute);
        var days = WholeWeek.Where(plan.Falls).ToList();
        var names = days.ConvertAll(times.Weekday);
        return days switch
        {
            { Count: 7 } => words["every day at {0}", hour],
            { Count: 5 } when days[^1] == IsoDayOfWeek.Friday => words["Monday to Friday at {0}", hour],
            { Count: > 1 } => words["{0} and {1} at {2}", string.Join(", ", names[..^1]), names[^1], hour],
            _ => words["{0} at {1}", string.Concat(names), hour],
        };
    }
}
