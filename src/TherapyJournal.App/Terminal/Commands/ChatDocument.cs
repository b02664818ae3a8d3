using System.Text.Json.Serialization;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>How a patient's chat stands.</summary>
internal sealed record ChatDocument(Guid Patient, string State)
{
    /// <summary>Opens the bot with the invitation in it; null: no bot is set, or it could not be asked for its name.</summary>
    public string? Link { get; init; }

    /// <summary>What the patient sends to the bot.</summary>
    public string? Start { get; init; }

    public string? Until { get; init; }

    public string? Channel { get; init; }

    public string? Since { get; init; }

    public bool? Confirmed { get; init; }

    public string? BlockedSince { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ChatDocument))]
internal sealed partial class ChatsDocumentJson : JsonSerializerContext;
