using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TherapyJournal.Assistants;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>What the therapist reads of an entry: a few sentences, each with a quotation that is really there.</summary>
public sealed class EntrySummary : PatientRow<EntrySummaryContent>
{
    public Guid EntryId { get; set; }

    [StoredReadable("when the entry was recorded, for the order of the inbox")]
    public long RecordedAt { get; set; }

    public override string Label => "entry-summary";

    public override string Bound => $"{EntryId:N}|{RecordedAt}";

    public override JsonTypeInfo<EntrySummaryContent> Shape => ReviewJson.Default.EntrySummaryContent;
}

/// <summary>The words of a summary.</summary>
/// <param name="Sentences">Each with the quotation it rests on.</param>
/// <param name="Insights">Key observations.</param>
/// <param name="Notification">At most 200 characters, for the inbox.</param>
/// <param name="WrittenBy">A model's name or question-bank.</param>
/// <param name="EntryNumber">Which version of the entry it summarises.</param>
/// <param name="At">Unix milliseconds.</param>
public sealed record EntrySummaryContent(
    IReadOnlyList<SummarySentence> Sentences,
    IReadOnlyList<string> Insights,
    string Notification,
    string WrittenBy,
    int EntryNumber,
    long At
)
{
    /// <summary>How many sentences of a model were dropped because their quotation is not in the entry.</summary>
    public int Dropped { get; init; }

    /// <summary>Why a configured model did not write it; null: it did, or none is configured.</summary>
    public string? ModelFailed { get; init; }

    /// <summary>Whether the model may answer later: then the step tries again.</summary>
    public bool ModelMayAnswerLater { get; init; }

    /// <summary>Whether the entry is in a language without rules, so that the screen has read it only as well as it can.</summary>
    public bool InAnotherLanguage { get; init; }

    /// <summary>How many characters of a very long entry a model was shown; null: all of it.</summary>
    public int? ReadCharacters { get; init; }

    /// <summary>The other entries that its writer was shown: when one of them is taken back, the insights go, and all of it where a model wrote it.</summary>
    public IReadOnlyList<Guid> Shown { get; init; } = [];

    /// <summary>Whether a model that wrote it was held to naming no feeling that nobody wrote. False where that is not on record, so that a row from before it was kept says no.</summary>
    public bool NamesNoFeeling { get; init; }

    public ModelTrace? Trace { get; init; }

    /// <summary>When a therapist accepted it, Unix milliseconds; null: none has. Written anew, it is a draft again.</summary>
    public long? AcceptedAt { get; init; }

    /// <summary>Who; null: nobody.</summary>
    public string? AcceptedBy { get; init; }
}

/// <summary>A sentence of a summary and the whole sentence of the entry that it rests on.</summary>
public sealed record SummarySentence(string Text, string Quotation)
{
    /// <summary>Whether the risk screen stopped at it: then the program put it first, whoever wrote the rest.</summary>
    public bool Raised { get; init; }
}

/// <summary>Tells one therapist that there is something to read.</summary>
public sealed class Notification : PatientRow<NotificationContent>, IWordless
{
    public TherapistId TherapistId { get; set; }

    public Guid EntryId { get; set; }

    public override string Label => "notification";

    public override string Bound => $"{TherapistId}|{EntryId:N}";

    public override JsonTypeInfo<NotificationContent> Shape => ReviewJson.Default.NotificationContent;
}

/// <summary>When it came and whether it was seen (Unix milliseconds).</summary>
public sealed record NotificationContent(long At)
{
    public long? SeenAt { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(EntrySummaryContent))]
[JsonSerializable(typeof(NotificationContent))]
[JsonSerializable(typeof(PatientRequestContent))]
[JsonSerializable(typeof(NudgeContent))]
internal sealed partial class ReviewJson : JsonSerializerContext;
