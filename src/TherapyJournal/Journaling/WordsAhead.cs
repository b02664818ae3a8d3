using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TherapyJournal.Assistants;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>Words that are written before they are said: a question by a therapist, or a model's words that wait for a therapist's approval.</summary>
public sealed class WordsAhead : PatientRow<WordsAheadContent>
{
    /// <summary>The entry that they answer, or after which they were written; they go with it. Null: none.</summary>
    public Guid? EntryId { get; set; }

    [StoredReadable("when the words were said or rejected, so that the open ones are found without opening the others")]
    public long? ClosedAt { get; set; }

    public override string Label => "words-ahead";

    public override string Bound => $"{EntryId:N}|{ClosedAt}";

    public override JsonTypeInfo<WordsAheadContent> Shape => AheadJson.Default.WordsAheadContent;
}

/// <summary>What the words are for.</summary>
public enum WordsAheadKind
{
    Question,
    Reflection,
}

/// <summary>Where they stand.</summary>
public enum WordsAheadState
{
    /// <summary>A model wrote them; a therapist has not decided.</summary>
    Waiting,

    /// <summary>A therapist wrote or approved them; they are said next.</summary>
    Ready,

    Said,
    Rejected,
}

/// <summary>The words, and who stands for them.</summary>
/// <param name="Kind">What they are for.</param>
/// <param name="Text">The words.</param>
/// <param name="Why">Why a question is asked, as the patient reads it; null: a reflection, or the therapist gave none.</param>
/// <param name="State">Where they stand.</param>
/// <param name="WrittenBy">A model's name, or a therapist's id.</param>
/// <param name="At">When they were written, Unix milliseconds.</param>
public sealed record WordsAheadContent(
    WordsAheadKind Kind,
    string Text,
    string? Why,
    WordsAheadState State,
    string WrittenBy,
    long At
)
{
    /// <summary>The goal that a question serves; null: none.</summary>
    public Guid? GoalId { get; init; }

    /// <summary>The entries that their writer was shown: when one of them is taken back, the words go too.</summary>
    public IReadOnlyList<Guid> Shown { get; init; } = [];

    /// <summary>The entries of which their writer was shown one line: when one of them is taken back, the words go unless they were said or rejected.</summary>
    public IReadOnlyList<Guid> SoFar { get; init; } = [];

    /// <summary>The version of the entry that they answer or were drafted after; 0: of no entry, or drafted before this was noted.</summary>
    public int EntryNumber { get; init; }

    public bool AsksWhatHelped { get; init; }

    /// <summary>The therapist who approved or rejected them; null: nobody yet, or a therapist wrote them.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long? DecidedAt { get; init; }

    /// <summary>Whether the therapist changed the words.</summary>
    public bool Edited { get; init; }

    /// <summary>The reason given for a rejection; null: none.</summary>
    public string? Reason { get; init; }

    public ModelTrace? Trace { get; init; }
}

/// <summary>When a patient was last told that they read a program's words.</summary>
public sealed class Disclosure : PatientRow<DisclosureContent>
{
    public override string Label => "disclosure";

    public override JsonTypeInfo<DisclosureContent> Shape => AheadJson.Default.DisclosureContent;
}

/// <summary>When it was said, Unix milliseconds.</summary>
public sealed record DisclosureContent(long At);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(WordsAheadContent))]
[JsonSerializable(typeof(DisclosureContent))]
internal sealed partial class AheadJson : JsonSerializerContext;
