using System.ComponentModel;
using System.Text.Json.Serialization;

namespace TherapyJournal.Assistants;

/// <summary>What a model answers when it is asked to read an entry for danger. That the quotation is true, and what it counts for, is decided by the screen.</summary>
public sealed record ScreenReply(
    [property: Description("none in most entries; see the instructions.")] ScreenReplyLevel Level,
    [property: Description("What kind of danger; None where the level is none.")] ScreenReplyCategory Category,
    [property: Description("One whole sentence of the entry, copied exactly; empty where the level is none.")]
        string Quotation
)
{
    /// <inheritdoc cref="PromptReply.Rewrite"/>
    internal ScreenReply Rewrite(Func<string, string> words) => this with { Quotation = words(Quotation) };

    // A model without a schema may write any number in the place of a name.
    internal bool IsWhole => Enum.IsDefined(Level) && Enum.IsDefined(Category);
}

/// <summary>How soon a person must look, as a model says it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScreenReplyLevel>))]
public enum ScreenReplyLevel
{
    [JsonStringEnumMemberName("none")]
    None,

    [JsonStringEnumMemberName("concern")]
    Concern,

    [JsonStringEnumMemberName("urgent")]
    Urgent,
}

/// <summary>What kind of danger, by the names that the rules have for it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScreenReplyCategory>))]
public enum ScreenReplyCategory
{
    None,
    DirectIdeation,
    ObliqueIdeation,
    Plan,
    Means,
    Preparation,
    Attempt,
    SelfHarm,
    HarmToOthers,
    BeingHarmed,
}
