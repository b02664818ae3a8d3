using TherapyJournal.Goals;
using TherapyJournal.Practices;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>One patient on a page: who they are, what was agreed, and how things stand.</summary>
internal sealed class PatientPage(TerminalScreen page, ShownTimes times, TherapistNames names)
{
    /// <summary>With what it needs from the program.</summary>
    public static async Task<PatientPage> OfAsync(CommandContext context) =>
        new(context.Screen, await ShownTimes.OfAsync(context), await TherapistNames.OfAsync(context));

    /// <summary>The page.</summary>
    public void Show(PatientView view, IReadOnlyList<GoalView>? goals)
    {
        var standing = view.Standing;
        page.Heading(view.Profile.Name, Documents.Word(standing.Status));
        page.Facts([
            ("id", view.Id.ToString()),
            ("therapist", string.Join(", ", view.Therapists.Select(t => names.Of(t.ToString())))),
            .. Goals(goals),
            ("born", view.Profile.Born ?? "not given"),
            ("contact", view.Profile.Contact ?? "not given"),
            ("country", standing.Country ?? "not given, so no helpline number is shown"),
            ("time zone", standing.TimeZone),
            ("language", standing.Language),
            ("questions", Depth(standing.Depth) + Often(standing.PromptsPerWeek)),
            (
                "method, tone",
                $"{standing.Method ?? "none"}, {standing.Tone ?? "none"} (for a model; the question bank knows neither)"
            ),
            ("reflections", standing.Reflections ? "on" : "off: an entry is kept without an answer"),
            ("reminders", standing.Reminders is { IsOn: true } plan ? ReminderWords.Said(plan) : "off"),
            ("weekly review", standing.Weekly is { IsOn: true } week ? ReminderWords.Said(week) : "off"),
            ("seek", Themes(standing.ThemesToSeek)),
            ("avoid", Themes(standing.ThemesToAvoid)),
            .. Consents(standing),
            ("entries", $"{view.Entries}"),
            ("last wrote", view.LastEntryAt is { } last ? ShownTimes.Local(last, standing.TimeZone) : "never"),
            (
                "sessions",
                view.Sessions.Count == 0
                    ? "none noted"
                    : string.Join('\n', view.Sessions.TakeLast(MostSessions).Select(AppointmentTime.Of))
            ),
        ]);
        page.Blank();
        page.Hint(Means(standing));
        times.Note(page, standing.TimeZone);
    }

    /// <summary>What a consent is now, in words.</summary>
    public static string Consent(PatientStandingContent standing, ConsentKind kind)
    {
        var last = standing.Consents.LastOrDefault(c => c.Kind == kind);
        return last is null
            ? "not given"
            : $"{(last.Given ? "given" : "withdrawn")} {ShownTimes.Local(last.At, standing.TimeZone)}";
    }

    /// <summary>What a patient's status means for them and their therapist.</summary>
    public static string Means(PatientStandingContent standing) =>
        standing.Status switch
        {
            PatientStatus.Paused =>
                "Paused: no question is asked and nothing is taken in; what is here stays, and danger is still screened and told.",
            PatientStatus.Ended =>
                "Ended: nothing is taken in any more; everything stays until it is exported or erased.",
            _ when !standing.Allows(ConsentKind.Keeping) =>
                "Active, but nothing is asked and nothing is taken in before the patient consents to the keeping of entries.",
            _ => "Active: questions are asked and entries are taken in.",
        };

    private const int MostSessions = 8;

    // Null: whoever answers in a therapist's place sees what an alert needs, and goals are none of it.
    private static IEnumerable<(string, Cell)> Goals(IReadOnlyList<GoalView>? goals)
    {
        if (goals is null)
        {
            return [("goals", "for their own therapist to see")];
        }
        var open = goals.Where(g => g.Content.IsOpen).Select(g => GoalsPage.Line(g.Content)).ToList();
        return open.Count == 0
            ? [("goals", "none yet")]
            : open.Select((text, i) => (i == 0 ? "goals" : "", new Cell(text, Tone.Words)));
    }

    private static IEnumerable<(string, Cell)> Consents(PatientStandingContent standing) =>
        Enum.GetValues<ConsentKind>()
            .Select(
                (kind, i) => (i == 0 ? "consents" : "", (Cell)$"{Documents.Word(kind)}: {Consent(standing, kind)}")
            );

    // 1 light to 3 deep.
    private static string Depth(int depth) =>
        depth switch
        {
            1 => "light ones only (depth 1)",
            2 => "light to middling (up to depth 2)",
            _ => "light to deep (up to depth 3)",
        };

    private static string Often(int? week) =>
        week is { } most ? $", {Count.Of(most, "time")} a week" : ", as often as there is one";

    private static string Themes(IReadOnlyList<string> themes) =>
        themes.Count == 0 ? "nothing" : string.Join(", ", themes);
}
