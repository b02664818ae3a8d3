using System.Globalization;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>Changes one thing that is known of a patient, named by its key; pauses, resumes, ends.</summary>
public sealed partial class ChangePatient(
    ChangeProfile profile,
    ChangeStanding standing,
    HandOverPatient handOver,
    TimeProvider clock
)
{
    /// <summary>The keys that <see cref="SetAsync"/> knows.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        "name",
        "born",
        "contact",
        "timezone",
        "country",
        "language",
        "often",
        "depth",
        "method",
        "tone",
        "reflections",
        "reminders",
        "weekly",
        "seek",
        "avoid",
        "therapist",
    ];

    /// <summary>What the keys take, for a page of help.</summary>
    public static string Values { get; } =
        $"often: 1 to {PatientDetails.MostPerWeek} questions a week, or none; depth: 1 (light) to 3 (deep); "
        + $"method: {string.Join(", ", Manner.Methods)} or none; tone: {string.Join(", ", Manner.Tones)} or none; "
        + "reflections: on or off; reminders: such as \"mon,wed,fri 18:00\", or off; weekly: such as \"sun 18:00\", on or off; seek, avoid: themes, with commas, or none; timezone: such as Europe/London; "
        + "country: two letters; born: such as 1990-04-23; therapist: by name or id.";

    /// <summary>Sets one value; an empty one clears what may be empty.</summary>
    public Task<ChangePatientOutcome> SetAsync(
        Reader.Therapist therapist,
        PatientId patient,
        string key,
        string value,
        CancellationToken cancel
    ) => SetAsync(therapist, patient, key, value, was: null, cancel);

    /// <summary>The same, where it reads as the caller has read it; null: however it reads.</summary>
    public async Task<ChangePatientOutcome> SetAsync(
        Reader.Therapist therapist,
        PatientId patient,
        string key,
        string value,
        string? was,
        CancellationToken cancel
    )
    {
        string? meanwhile = null;
        var outcome = await (
            key.ToLowerInvariant() switch
            {
                "name" => Profile(PatientDetails.Name(value), (p, v) => p with { Name = v }),
                "born" => Profile(PatientDetails.Born(value, clock), (p, v) => p with { Born = v }),
                "contact" => Profile(
                    PatientDetails.Contact(value),
                    (p, v) => p with { Contact = v.Length == 0 ? null : v }
                ),
                "timezone" => Standing(PatientDetails.TimeZone(value), (s, v) => s with { TimeZone = v }),
                "country" when value.Trim().Length == 0 => Standing(
                    new Checked<string>.Kept(""),
                    (s, _) => s with { Country = null }
                ),
                "country" => Standing(PatientDetails.Country(value), (s, v) => s with { Country = v }),
                "language" => Standing(PatientDetails.Language(value), (s, v) => s with { Language = v }),
                "depth" => Standing(PatientDetails.Depth(value), (s, v) => s with { Depth = Number(v) }),
                "often" when IsNone(value) => Standing(
                    new Checked<string>.Kept(""),
                    (s, _) => s with { PromptsPerWeek = null }
                ),
                "often" => Standing(
                    PatientDetails.PromptsPerWeek(value),
                    (s, v) => s with { PromptsPerWeek = Number(v) }
                ),
                "method" => Standing(
                    PatientDetails.OneOf("A method", value, [.. Manner.Methods, PatientDetails.None]),
                    (s, v) => s with { Method = v == PatientDetails.None ? null : v }
                ),
                "tone" => Standing(
                    PatientDetails.OneOf("A tone", value, [.. Manner.Tones, PatientDetails.None]),
                    (s, v) => s with { Tone = v == PatientDetails.None ? null : v }
                ),
                "reflections" => Standing(
                    PatientDetails.OneOf("Reflections", value, ["on", "off"]),
                    (s, v) => s with { Reflections = v == "on" }
                ),
                "reminders" => Standing(
                    ReminderWords.Parse(value),
                    (s, v) => s with { Reminders = ReminderWords.Set(s.Reminders, v) }
                ),
                "weekly" => Standing(
                    WeeklyWords.Parse(value),
                    (s, v) => s with { Weekly = v.Of(s.Weekly, WeeklyWords.OfPatient) }
                ),
                "seek" => Standing(PatientDetails.Themes(value), (s, v) => s with { ThemesToSeek = v }),
                "avoid" => Standing(PatientDetails.Themes(value), (s, v) => s with { ThemesToAvoid = v }),
                "therapist" => handOver.RunAsync(therapist, patient, value, cancel),
                _ => Unusable($"There is no setting '{key}'. There are: {string.Join(", ", Known)}."),
            }
        );
        return meanwhile is null ? outcome : new ChangePatientOutcome.ChangedMeanwhile(meanwhile);

        // What was kept twice by the same click reads as it should, and is no change of somebody else.
        bool IsAsRead<T>(T now, T wanted, Func<T, string?> read)
        {
            meanwhile =
                was is null || read(now) is not { } reads || SameWords(reads, was) || Equals(read(wanted), reads)
                    ? null
                    : reads;
            return meanwhile is null;
        }

        Task<ChangePatientOutcome> Profile(Checked<string> given, Func<PatientContent, string, PatientContent> set) =>
            given is Checked<string>.Kept kept
                ? profile.RunAsync(
                    therapist,
                    patient,
                    p => IsAsRead(p, set(p, kept.Value), x => PatientSetting.Of(key, x)) ? set(p, kept.Value) : p,
                    cancel
                )
                : Unusable(((Checked<string>.Refused)given).Sentence);

        Task<ChangePatientOutcome> Standing<T>(
            Checked<T> given,
            Func<PatientStandingContent, T, PatientStandingContent> set
        ) =>
            given is Checked<T>.Kept kept
                ? StandAsync(
                    therapist,
                    patient,
                    s => IsAsRead(s, set(s, kept.Value), x => PatientSetting.Of(key, x)) ? set(s, kept.Value) : s,
                    cancel
                )
                : Unusable(((Checked<T>.Refused)given).Sentence);
    }

    private async Task<ChangePatientOutcome> StandAsync(
        Reader.Therapist therapist,
        PatientId patient,
        Func<PatientStandingContent, PatientStandingContent> set,
        CancellationToken cancel
    ) =>
        await standing.RunAsync(therapist, patient, set, cancel) switch
        {
            ChangeStandingOutcome.Changed => new ChangePatientOutcome.Changed(),
            ChangeStandingOutcome.Refused refused => new ChangePatientOutcome.Refused(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private static Task<ChangePatientOutcome> Unusable(string sentence) =>
        Task.FromResult<ChangePatientOutcome>(new ChangePatientOutcome.Unusable(sentence));

    private static bool IsNone(string value) =>
        value.Trim().Length == 0
        || string.Equals(value.Trim(), PatientDetails.None, StringComparison.OrdinalIgnoreCase);

    private static bool SameWords(string one, string other) => PersonName.Clean(one) == PersonName.Clean(other);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
