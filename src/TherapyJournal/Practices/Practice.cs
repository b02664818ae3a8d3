using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using TherapyJournal.Records;

namespace TherapyJournal.Practices;

/// <summary>The practice that this installation serves: its settings and policies.</summary>
public sealed class Practice : PracticeRow<PracticeContent>
{
    public override string Label => "practice";

    public override JsonTypeInfo<PracticeContent> Shape => PracticesJson.Default.PracticeContent;
}

/// <summary>What a practice decides for itself.</summary>
public sealed record PracticeContent
{
    /// <summary>Shown to patients in consent texts and crisis words.</summary>
    public string Name { get; init; } = "";

    /// <summary>What the practice calls the person who journals.</summary>
    public string PatientLabel { get; init; } = "patient";

    /// <summary>When entries are read, in the practice's own words; said to patients in the crisis answer.</summary>
    public string ReadingTimes { get; init; } = "";

    /// <summary>Whether a model's words reach patients.</summary>
    public AiToPatient AiToPatient { get; init; } = AiToPatient.Automatic;

    /// <summary>Whether a feeling may be named that nobody wrote. Off, since several laws forbid it.</summary>
    public bool InferMood { get; init; }

    /// <summary>Whether no model reads entries for danger after the rules have. Told so, and not the other way round, that a row from before there was the choice says no.</summary>
    public bool ScreensByRulesAlone { get; init; }

    /// <summary>Helplines that the practice has confirmed or changed, by country.</summary>
    public IReadOnlyDictionary<string, PracticeHelpline> Helplines { get; init; } =
        new Dictionary<string, PracticeHelpline>(StringComparer.Ordinal);

    /// <summary>Whether the short text of an entry goes into a therapist's chat unasked. Off: a push names nobody and says nothing.</summary>
    public bool NudgesWithText { get; init; }

    /// <summary>Whether patients may read the summaries that their therapist accepted. Off.</summary>
    public bool SharesSummaries { get; init; }

    /// <summary>What stays of a patient who is erased, because the practice must keep it; null: nothing.</summary>
    public KeepingPolicy? Keeping { get; init; }

    /// <summary>After how long the practice erases by itself whose treatment has ended; null: never.</summary>
    public RetentionPolicy? Retention { get; init; }

    /// <summary>Whom an alert calls that no therapist answers.</summary>
    public IReadOnlyList<PracticeOwner> Owners { get; init; } = [];

    /// <summary>The master keys of which somebody has said that a copy is kept elsewhere, by id.</summary>
    public IReadOnlyList<string> KeyCopiesConfirmed { get; init; } = [];
}

/// <summary>A helpline as the practice gives it to its patients.</summary>
public sealed record PracticeHelpline(
    string Emergency,
    string LineName,
    string LineDial,
    long ConfirmedAt,
    string ConfirmedBy
)
{
    /// <summary>Further lines of the country, where it has one for each of its languages.</summary>
    public IReadOnlyList<PracticeLine> More { get; init; } = [];
}

/// <summary>A crisis line beside the first.</summary>
public sealed record PracticeLine(string Name, string Dial);

/// <summary>A therapist of the practice.</summary>
public sealed class Therapist : PracticeRow<TherapistContent>
{
    /// <summary>The therapist's id, as the rest of the program names it.</summary>
    public TherapistId TherapistId => new(Id);

    public override string Label => "therapist";

    public override JsonTypeInfo<TherapistContent> Shape => PracticesJson.Default.TherapistContent;
}

/// <summary>Who a therapist is.</summary>
public sealed record TherapistContent(string Name, long Since)
{
    /// <summary>When they left, as Unix milliseconds; null: still here.</summary>
    public long? LeftAt { get; init; }

    /// <summary>Where they are called for an urgent alert.</summary>
    public CallContact Contact { get; init; } = new();

    /// <summary>Who answers urgent alerts in their place, and when.</summary>
    public IReadOnlyList<Cover> Covers { get; init; } = [];

    /// <summary>Who answers at night; null: they do.</summary>
    public NightCover? Nights { get; init; }

    /// <summary>When their chat is told that there is something to read.</summary>
    public NudgePlan Nudges
    {
        // A row from before there were any has none.
        get => field ?? new NudgePlan();
        init;
    }

    /// <summary>When their chat is told that the briefs of the next day are ready.</summary>
    public BriefPlan Briefs
    {
        // A row from before there were any has none.
        get => field ?? new BriefPlan();
        init;
    }

    /// <summary>When their chat is told of their week in numbers; null: nobody ever asked for it.</summary>
    public ReminderPlan? Digest { get; init; }

    /// <summary>The last date on which it was, where they lived then (yyyy-MM-dd); null: none yet.</summary>
    public string? DigestOn { get; init; }

    /// <summary>A code by which they may link a chat; null: none waits.</summary>
    public TherapistCode? ChatCode { get; init; }

    /// <summary>By whose clock their days and nights count (IANA).</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>The same; UTC where it is none that is known.</summary>
    [JsonIgnore]
    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone) ?? DateTimeZone.Utc;

    /// <summary>Whether they work here now.</summary>
    [JsonIgnore]
    public bool IsHere => LeftAt is null;

    /// <summary>Who answers in their place at this moment: whose days or nights hold it by their own clock.</summary>
    public IReadOnlyList<TherapistId> AnswerNow(Instant now)
    {
        var local = now.InZone(Zone).LocalDateTime;
        var by = Covers.Where(c => c.Holds(local.Date)).Select(c => c.By);
        return
        [
            .. (Nights is { } nights && nights.Holds(local.TimeOfDay) ? by.Append(nights.By) : by)
                .Distinct()
                .Select(id => new TherapistId(id)),
        ];
    }

    /// <summary>Whoever answers in their place now or on a day to come, or at night.</summary>
    internal IEnumerable<TherapistId> FromNowOn(Instant now)
    {
        var today = now.InZone(Zone).Date;
        var by = Covers.Where(c => c.IsDeputy || !c.IsOver(today)).Select(c => c.By);
        return (Nights is { } nights ? by.Append(nights.By) : by).Distinct().Select(id => new TherapistId(id));
    }

    /// <summary>Whether this one is to answer in their place, or was, on whatever days or nights.</summary>
    internal bool IsCoveredBy(TherapistId other) => Covers.Any(c => c.By == other.Value) || Nights?.By == other.Value;

    /// <summary>The same therapist, in whose place this one answers no more.</summary>
    internal TherapistContent NoMoreCoveredBy(TherapistId other) =>
        this with
        {
            Covers = [.. Covers.Where(c => c.By != other.Value)],
            Nights = Nights?.By == other.Value ? null : Nights,
        };

    /// <summary>Those, and the deputies: everybody who may answer.</summary>
    public IReadOnlyList<TherapistId> MayAnswer(Instant now) =>
        [.. AnswerNow(now).Concat(Covers.Where(c => c.IsDeputy).Select(c => new TherapistId(c.By))).Distinct()];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(PracticeContent))]
[JsonSerializable(typeof(TherapistContent))]
[JsonSerializable(typeof(PatientContent))]
[JsonSerializable(typeof(PatientStandingContent))]
[JsonSerializable(typeof(CaseloadContent))]
[JsonSerializable(typeof(TherapySessionContent))]
[JsonSerializable(typeof(TherapySessionNotesContent))]
internal sealed partial class PracticesJson : JsonSerializerContext;
