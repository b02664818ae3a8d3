using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Work;

/// <summary>Words that the program owes a patient, decided in the same transaction as what caused them.</summary>
public sealed class OutgoingMessage : PatientRow<OutgoingMessageContent>
{
    /// <summary>What caused it: an entry.</summary>
    public Guid SubjectId { get; set; }

    [StoredReadable("when a channel delivered it; empty: still owed")]
    public long? DeliveredAt { get; set; }

    public override string Label => "outgoing-message";

    public override string Bound => $"{SubjectId:N}";

    public override JsonTypeInfo<OutgoingMessageContent> Shape => WorkJson.Default.OutgoingMessageContent;
}

/// <summary>The words and what kind they are: crisis-answer, or reflection.</summary>
public sealed record OutgoingMessageContent(string Kind, string Text, long At)
{
    /// <summary>The kind of what a conversation says: it belongs into that chat and nowhere else.</summary>
    internal const string InChat = "chat";

    /// <summary>The chat for which they are meant; null: wherever the patient is reached.</summary>
    public Guid? Chat { get; init; }

    /// <summary>A model's name; null: fixed words.</summary>
    public string? WrittenBy { get; init; }

    /// <summary>Until when it is worth saying, Unix milliseconds; null: it stays owed until it is said.</summary>
    public long? Until { get; init; }

    /// <summary>Buttons beneath the words, row by row, for a channel that has them.</summary>
    public IReadOnlyList<IReadOnlyList<MessageButton>> Buttons { get; init; } = [];
}

/// <summary>A button beneath words.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Does">What comes back when it is tapped; at most 64 bytes.</param>
public sealed record MessageButton(string Label, string Does);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OutgoingMessageContent))]
internal sealed partial class WorkJson : JsonSerializerContext;
