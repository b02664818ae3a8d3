using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TherapyJournal.Assistants;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>What the patient wrote.</summary>
public sealed class JournalEntry : PatientRow<JournalEntryContent>
{
    /// <summary>The prompt it answers; null: written unasked.</summary>
    public Guid? PromptId { get; set; }

    [StoredReadable("when it was recorded, for the order of entries and the inbox")]
    public long RecordedAt { get; set; }

    [StoredReadable("a keyed hash of the delivery, so that one delivery repeated makes one entry")]
    public byte[] DeliveryHash { get; set; } = [];

    public override string Label => "journal-entry";

    public override string Bound => $"{PromptId:N}|{RecordedAt}|{Convert.ToHexString(DeliveryHash)}";

    public override JsonTypeInfo<JournalEntryContent> Shape => JournalingJson.Default.JournalEntryContent;
}

/// <summary>The entry as it reads now.</summary>
/// <param name="At">When it was written or is about, Unix milliseconds.</param>
/// <param name="Text">The patient's words.</param>
/// <param name="IsPrivate">Private: nobody but the patient reads it, and no assistant sees it.</param>
/// <param name="Number">Counts the versions of the text, from 1.</param>
/// <param name="Source">How it came: terminal …</param>
public sealed record JournalEntryContent(long At, string Text, bool IsPrivate, int Number, string Source)
{
    /// <summary>The source of an entry of which something was spoken: a program wrote it down and may have misheard.</summary>
    public const string Voice = "voice";

    /// <summary>Whether something of it was spoken.</summary>
    [JsonIgnore]
    public bool IsSpoken => Source == Voice;

    /// <summary>Characters that could not be read were replaced when it arrived.</summary>
    public bool Mended { get; init; }

    /// <summary>When the text was last changed, Unix milliseconds; null: never.</summary>
    public long? EditedAt { get; init; }
}

/// <summary>How an entry read before it was edited.</summary>
public sealed class JournalEntryVersion : PatientRow<JournalEntryVersionContent>
{
    public Guid EntryId { get; set; }

    [StoredReadable("counts the versions of one entry")]
    public int Number { get; set; }

    public override string Label => "journal-entry-version";

    public override string Bound => $"{EntryId:N}|{Number}";

    public override JsonTypeInfo<JournalEntryVersionContent> Shape => JournalingJson.Default.JournalEntryVersionContent;
}

/// <summary>An earlier text, and until when it stood (Unix milliseconds).</summary>
public sealed record JournalEntryVersionContent(string Text, long Until);

/// <summary>The question that invites an entry.</summary>
public sealed class JournalPrompt : PatientRow<JournalPromptContent>
{
    [StoredReadable("when it was asked, to find what was asked lately")]
    public long AskedAt { get; set; }

    /// <summary>The entry it refers to; it goes when that entry is taken back. Null: none.</summary>
    public Guid? BasedOnEntryId { get; set; }

    /// <summary>The patient wanted another question, an easier one, or none that day: what they write is no answer to it.</summary>
    [StoredReadable("when the patient put the question aside, so that an entry is not taken for its answer")]
    public long? PutAsideAt { get; set; }

    public override string Label => "journal-prompt";

    // Nothing is added for a question that stands: those sealed before there was this column open as they are.
    public override string Bound => $"{AskedAt}|{BasedOnEntryId:N}{(PutAsideAt is { } at ? $"|{at}" : "")}";

    public override JsonTypeInfo<JournalPromptContent> Shape => JournalingJson.Default.JournalPromptContent;
}

/// <summary>What became of a prompt.</summary>
public enum JournalPromptState
{
    Asked,
    Answered,
    Another,
    Easier,
    NotToday,
}

/// <summary>The question and why it is asked.</summary>
/// <param name="Text">The question.</param>
/// <param name="Why">The reason as the patient reads it.</param>
/// <param name="GoalId">The goal it serves; null: none.</param>
/// <param name="WrittenBy">A model's name or question-bank.</param>
public sealed record JournalPromptContent(string Text, string Why, Guid? GoalId, string WrittenBy)
{
    /// <summary>The writer of a question that a therapist wrote ahead.</summary>
    public const string ByTherapist = "therapist";

    public JournalPromptState State { get; init; } = JournalPromptState.Asked;

    /// <summary>The question's id in the bank; null: written by a model.</summary>
    public string? QuestionId { get; init; }

    public bool AsksWhatHelped { get; init; }

    /// <summary>1 light to 3 deep.</summary>
    public int Depth { get; init; } = 1;

    /// <summary>The entries that its writer was shown: when one of them is taken back, the question goes too.</summary>
    public IReadOnlyList<Guid> Shown { get; init; } = [];

    /// <summary>The entries of which its writer was shown one line: when one of them is taken back, the question goes unless it was answered.</summary>
    public IReadOnlyList<Guid> SoFar { get; init; } = [];

    /// <summary>The therapist who approved a model's question before it was asked; null: nobody had to.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>The words ahead that it came from; null: it was written when it was asked.</summary>
    public Guid? PreparedId { get; init; }

    /// <summary>Why a configured model did not write it; null: it did, or none is configured.</summary>
    public string? ModelFailed { get; init; }

    /// <summary>Tokens and time of the model's call; null: none.</summary>
    public ModelTrace? Trace { get; init; }
}

/// <summary>The short reply to the patient: heard, not analysed.</summary>
public sealed class Reflection : PatientRow<ReflectionContent>
{
    public Guid EntryId { get; set; }

    public override string Label => "reflection";

    public override string Bound => $"{EntryId:N}";

    public override JsonTypeInfo<ReflectionContent> Shape => JournalingJson.Default.ReflectionContent;
}

/// <summary>The words of a reflection.</summary>
public sealed record ReflectionContent(string Text, string WrittenBy, int EntryNumber, long At)
{
    /// <summary>Which of the bank's reflections it is; null: written by a model.</summary>
    public string? BankId { get; init; }

    /// <summary>The therapist who approved a model's words before the patient read them; null: nobody had to.</summary>
    public string? ApprovedBy { get; init; }

    public string? ModelFailed { get; init; }

    public ModelTrace? Trace { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(JournalEntryContent))]
[JsonSerializable(typeof(JournalEntryVersionContent))]
[JsonSerializable(typeof(JournalPromptContent))]
[JsonSerializable(typeof(ReflectionContent))]
internal sealed partial class JournalingJson : JsonSerializerContext;
