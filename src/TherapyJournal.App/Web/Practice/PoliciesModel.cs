using System.Globalization;
using TherapyJournal.App.Terminal;
using TherapyJournal.Practices;

namespace TherapyJournal.App.Web.Practice;

/// <summary>What the practice has decided.</summary>
public sealed record PoliciesModel
{
    private const string On = "on";
    private const string Off = "off";

    /// <summary>How it is called, and what it says of itself to patients.</summary>
    public required IReadOnlyList<Policy> Itself { get; init; }

    /// <summary>What models may do.</summary>
    public required IReadOnlyList<Policy> Models { get; init; }

    /// <summary>Who reads summaries.</summary>
    public required IReadOnlyList<Policy> Summaries { get; init; }

    /// <summary>What a therapist's chat is told.</summary>
    public required IReadOnlyList<Policy> Chats { get; init; }

    /// <summary>For how many years a part is kept of whoever is erased; null: nothing is.</summary>
    public required int? KeepYears { get; init; }

    /// <summary>By which duty.</summary>
    public required string KeepWhy { get; init; }

    /// <summary>After how many months whoever's treatment has ended is erased; null: nobody is.</summary>
    public required int? RetentionMonths { get; init; }

    /// <summary>What could not be taken; null: nothing went wrong.</summary>
    public string? Problem { get; init; }

    /// <summary>What was typed into which field, and could not be taken.</summary>
    public (string Key, string Value, string Why) Typed { get; init; } = ("", "", "");

    internal static PoliciesModel Of(PracticeContent practice) =>
        new()
        {
            Itself =
            [
                new(
                    "name",
                    "The practice's name",
                    "In consent texts, and where somebody is in danger.",
                    One(practice.Name)
                ),
                new(
                    "patient-label",
                    "What you call whoever journals",
                    "Such as patient, or client.",
                    One(practice.PatientLabel)
                ),
                new(
                    "reading-times",
                    "When entries are read",
                    "In your own words. Whoever writes in danger is told so, beside whom to call.",
                    One(practice.ReadingTimes)
                ),
            ],
            Models =
            [
                new(
                    "ai-to-patient",
                    "Whether a model's words reach patients",
                    "Some laws leave that to a licensed person. Where they do not, the question bank answers.",
                    practice.AiToPatient switch
                    {
                        AiToPatient.AfterApproval => "after-approval",
                        AiToPatient.Never => "never",
                        _ => "automatic",
                    }
                )
                {
                    Choices =
                    [
                        ("automatic", "at once, past the guard"),
                        ("after-approval", "once a therapist has approved them"),
                        ("never", "never: models write for therapists alone"),
                    ],
                },
                new(
                    "infer-mood",
                    "Whether a feeling may be named that nobody wrote",
                    "Several laws forbid it. Trends then count the feelings that entries name, by a list of words, marked as inferred and for therapists alone.",
                    practice.InferMood ? On : Off
                )
                {
                    Choices = [(Off, "only what was written"), (On, "it may")],
                },
                new(
                    "model-screen",
                    "Whether a model looks for danger as well",
                    "After the rules, which always do, and where a patient has agreed to models.",
                    practice.ScreensByRulesAlone ? Off : On
                )
                {
                    Choices = [(On, "yes"), (Off, "no: the rules alone")],
                },
            ],
            Summaries =
            [
                new(
                    "share-summaries",
                    "Whether a patient reads the summaries of their entries",
                    "Only what their therapist has accepted, beside the entry.",
                    practice.SharesSummaries ? On : Off
                )
                {
                    Choices = [(Off, "no: they are for therapists alone"), (On, "yes, once accepted")],
                },
            ],
            Chats =
            [
                new(
                    "nudge-text",
                    "What a therapist's chat is told of a new entry",
                    "What stands there can be read by Telegram.",
                    practice.NudgesWithText ? On : Off
                )
                {
                    Choices =
                    [
                        (Off, "that there is one, and nothing of it"),
                        (On, "its short text, and a name when they open it"),
                    ],
                },
            ],
            KeepYears = practice.Keeping?.Years,
            KeepWhy = SafeText.OneLine(practice.Keeping?.Why ?? ""),
            RetentionMonths = practice.Retention?.Months,
        };

    /// <summary>What a field holds: what was typed, where it could not be taken.</summary>
    public string ValueOf(string key, string value) => Typed.Key == key ? Typed.Value : value;

    internal static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string One(string text) => SafeText.OneLine(text);
}

/// <summary>One thing that the practice decides.</summary>
/// <param name="Key">As the product calls it.</param>
public sealed record Policy(string Key, string Label, string Hint, string Value)
{
    /// <summary>What it can be, with how that is said; empty: whatever is typed.</summary>
    public IReadOnlyList<(string Value, string Said)> Choices { get; init; } = [];
}
