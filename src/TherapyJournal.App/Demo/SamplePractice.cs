using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace TherapyJournal.App.Demo;

/// <summary>An invented therapist, her invented patient, and eight weeks of a journal that nobody ever had to live.</summary>
internal sealed record SamplePractice(
    string Therapist,
    SamplePatient Patient,
    SampleGoal Goal,
    SampleGoalChange GoalChange,
    IReadOnlyList<SampleMoment> Sessions,
    SampleMoment NextSession,
    IReadOnlyList<SampleEntry> Entries,
    IReadOnlyList<SampleOther> Others,
    SampleNextEntry NextEntry
)
{
    private const string Resource = "sample-practice.json";

    /// <summary>The sample that the program carries, everything oldest first.</summary>
    public static SamplePractice Load()
    {
        using var json =
            typeof(SamplePractice).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not built into the program.");
        return JsonSerializer.Deserialize(json, SampleJson.Default.SamplePractice)
            ?? throw new InvalidOperationException($"{Resource} is empty.");
    }
}

/// <summary>The invented patient.</summary>
internal sealed record SamplePatient(
    string Name,
    [property: JsonConverter(typeof(IsoDate))] LocalDate Born,
    string Country,
    string TimeZone,
    string Language,
    SampleMoment Joined
);

/// <summary>Somebody else of the caseload, of whom little is told.</summary>
internal sealed record SampleOther(string Name, string Goal, SampleMoment Joined, IReadOnlyList<SampleEntry> Entries)
{
    /// <summary>A goal that they propose; null: none.</summary>
    public SampleGoal? Proposes { get; init; }
}

/// <summary>A goal, and when it was said.</summary>
internal sealed record SampleGoal(SampleMoment When, string Text);

/// <summary>How that goal changed, in a therapy session.</summary>
internal sealed record SampleGoalChange(SampleMoment When, string Old, string New, string Why);

/// <summary>One entry; mood is 0 to 10 on the patient's own scale.</summary>
internal sealed record SampleEntry(SampleMoment When, int Mood, string Text)
{
    public bool Private { get; init; }

    /// <summary>What this entry raised and what the therapist did; null for all but one.</summary>
    public SampleAlert? Alert { get; init; }
}

/// <summary>The level that a therapist would give it, and the two steps of the therapist.</summary>
internal sealed record SampleAlert(string Level, SampleNote Acknowledged, SampleNote Lifted);

/// <summary>What the therapist noted.</summary>
internal sealed record SampleNote(SampleMoment When, string Note);

/// <summary>Today's entry, which the demo sends through the loop; it holds a wish that could become a goal.</summary>
internal sealed record SampleNextEntry(int Mood, string Text, string Wish);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(SamplePractice))]
internal sealed partial class SampleJson : JsonSerializerContext;
