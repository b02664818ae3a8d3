using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TherapyJournal.Records;

namespace TherapyJournal.Safety;

/// <summary>The raised flag: it stands until a therapist acknowledges and lifts it.</summary>
public sealed class RiskAlert : PatientRow<RiskAlertContent>
{
    /// <summary>The entry that raised it; stays readable as an id after the entry was taken back.</summary>
    public Guid EntryId { get; set; }

    public override string Label => "risk-alert";

    public override string Bound => $"{EntryId:N}";

    public override JsonTypeInfo<RiskAlertContent> Shape => SafetyJson.Default.RiskAlertContent;
}

/// <summary>Open → acknowledged (escalation stops) → lifted (fixed words stop).</summary>
public enum RiskAlertState
{
    Open,
    Acknowledged,
    Lifted,
}

/// <summary>What was raised and what was done about it. It holds no words of the patient.</summary>
/// <param name="Level">Urgent or Concern.</param>
/// <param name="Severity">0 none … 6 attempt.</param>
/// <param name="Categories">What kind of danger, as the rules name it.</param>
/// <param name="RaisedAt">Unix milliseconds.</param>
/// <param name="FromPrivate">The entry is private: level and time are shown, no words.</param>
public sealed record RiskAlertContent(
    string Level,
    int Severity,
    IReadOnlyList<string> Categories,
    long RaisedAt,
    bool FromPrivate
)
{
    public RiskAlertState State { get; init; } = RiskAlertState.Open;

    /// <summary>Every step on record, oldest first.</summary>
    public IReadOnlyList<RiskAlertEvent> History { get; init; } = [];

    /// <summary>The open alert to which these words belong: they wake nobody once more and stand as it stands. Null: an alert of its own.</summary>
    public Guid? JoinedTo { get; init; }

    /// <summary>Raised by words of an earlier day that came in now, such as those of an import: nothing of today joins it.</summary>
    public bool FromOldWords { get; init; }

    /// <summary>The model that raised it; null: the rules did.</summary>
    public string? RaisedBy { get; init; }

    /// <summary>Where the sentence stands for which a model raised it; null: by the rules, or it has shown none.</summary>
    public SentencePlace? Sentence { get; init; }

    /// <summary>Whether the patient is owed the short fixed line for these words; of joined ones alone.</summary>
    public bool LineOwed { get; init; }

    /// <summary>How many rungs of the ladder of calls are done: therapist, again, cover, owner, and from then on everybody.</summary>
    public int Rungs { get; init; }

    /// <summary>The same, standing as the alert that it joined stands; where that one is gone or does not open, it stands by itself.</summary>
    internal RiskAlertContent StandingAs(IReadOnlyDictionary<Guid, RiskAlertState> states) =>
        JoinedTo is not { } to ? this
        : states.TryGetValue(to, out var state) ? this with { State = state }
        : this with { JoinedTo = null };

    /// <summary>Whether it needs somebody now: plan, preparation, attempt or intent.</summary>
    [JsonIgnore]
    public bool IsUrgent => Level == "Urgent";
}

/// <summary>Where a sentence stands in one version of an entry: an alert outlives its entry, and so holds no words of it.</summary>
/// <param name="Number">Which version of the entry.</param>
/// <param name="Start">Its first character.</param>
/// <param name="Length">How many characters.</param>
public sealed record SentencePlace(int Number, int Start, int Length)
{
    /// <summary>The sentence; null where the text is another by now.</summary>
    internal string? In(string text, int number) =>
        number == Number && Start >= 0 && Length > 0 && Start <= text.Length - Length
            ? text.Substring(Start, Length)
            : null;
}

/// <summary>One step in the handling of an alert.</summary>
/// <param name="At">Unix milliseconds.</param>
/// <param name="What">raised, told, called, not-reached, acknowledged, lifted.</param>
/// <param name="By">The therapist's id; for a call, who was called; null: the program.</param>
/// <param name="Note">What was done; for a call, how, and how late; null: nothing said.</param>
public sealed record RiskAlertEvent(long At, string What, string? By = null, string? Note = null)
{
    /// <summary>It stands in somebody's inbox.</summary>
    public const string Told = "told";

    /// <summary>A message to somebody was taken over by their channel.</summary>
    public const string Called = "called";

    /// <summary>A message to somebody was not taken over.</summary>
    public const string NotReached = "not-reached";
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(RiskAlertContent))]
internal sealed partial class SafetyJson : JsonSerializerContext;
