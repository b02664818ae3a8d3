using TherapyJournal.App.Terminal;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Practices;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>The fields in which a therapist changes what is known of a patient, and how their conversation is.</summary>
internal static class SettingFields
{
    private const string None = "none";

    /// <summary>The keys of all of them. Who has a patient in their care is decided elsewhere, and when they are reminded by themselves.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "name",
        "contact",
        "country",
        "timezone",
        "born",
        "language",
        "often",
        "depth",
        "method",
        "tone",
        "reflections",
        "seek",
        "avoid",
    ];

    /// <summary>Who they are.</summary>
    public static IReadOnlyList<SettingLine> Details(PatientContent profile, PatientStandingContent standing)
    {
        return
        [
            Line("name", "Name", "") with
            {
                IsNeeded = true,
                MaxLength = 200,
            },
            Line("contact", "How the practice reaches them", "Needed in the night in which they are in danger.") with
            {
                MaxLength = 500,
            },
            Line("country", "Country", "Two letters, such as DE. Without it they are shown no helpline number.") with
            {
                MaxLength = 2,
            },
            Line("timezone", "Time zone", "Theirs, such as Europe/Berlin. Their sessions and reminders go by it.") with
            {
                IsNeeded = true,
                MaxLength = 60,
            },
            Line("born", "Born", "") with
            {
                Type = "date",
                IsNeeded = true,
            },
            .. PatientDetails.LanguagesToChooseFrom.Count > 1
                ? (SettingLine[])
                    [
                        Line("language", "Language", "") with
                        {
                            Choices = [.. PatientDetails.LanguagesToChooseFrom.Select(l => (l, l))],
                        },
                    ]
                : [],
        ];

        SettingLine Line(string key, string label, string hint) =>
            SettingFields.Line(key, label, hint, PatientSetting.Of(key, profile) ?? PatientSetting.Of(key, standing));
    }

    /// <summary>What they are asked beside the therapist's own questions, and how they are answered.</summary>
    public static IReadOnlyList<SettingLine> Conversation(PatientStandingContent standing)
    {
        return
        [
            Line("often", "How many questions a week, at most", "A number, or none for no bound."),
            Line("depth", "How deep the questions may go", "") with
            {
                Choices = [("1", "light ones only"), ("2", "light to middling"), ("3", "light to deep")],
            },
            Line("method", "The method of the therapy", "For a model's questions; the question bank knows none.") with
            {
                Choices = [(None, None), .. Manner.Methods.Select(m => (m, m))],
            },
            Line("tone", "The tone of a model's words", "The question bank knows none.") with
            {
                Choices = [(None, None), .. Manner.Tones.Select(t => (t, t))],
            },
            Line("reflections", "Whether an entry is answered", "") with
            {
                Choices = [("on", "with a short reflection"), ("off", "not at all")],
            },
            Line("seek", "Themes to seek", "With commas between them."),
            Line("avoid", "Themes to leave alone", "With commas between them."),
        ];

        SettingLine Line(string key, string label, string hint) =>
            SettingFields.Line(key, label, hint, PatientSetting.Of(key, standing));
    }

    private static SettingLine Line(string key, string label, string hint, string? value) =>
        new(key, label, hint, SafeText.OneLine(value), value ?? "");
}
