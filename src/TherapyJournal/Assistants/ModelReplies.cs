using System.ComponentModel;
using System.Text.Json.Serialization;

namespace TherapyJournal.Assistants;

/// <summary>What a model answers when it is asked for a prompt.</summary>
public sealed record PromptReply(
    [property: Description("One question, in the patient's language.")] string Question,
    [property: Description("One sentence to the patient: why this question, today.")] string Why,
    [property: Description("The id of the goal that the question serves; null when it serves none.")]
        string? GoalId = null
)
{
    /// <summary>The same answer with each of its words changed.</summary>
    internal PromptReply Rewrite(Func<string, string> words) => new(words(Question), words(Why), GoalId);

    internal bool IsWhole => HasWords(Question) && HasWords(Why);

    internal static bool HasWords(string? text) => !string.IsNullOrWhiteSpace(text);
}

/// <summary>What a model answers when it is asked for a reflection.</summary>
public sealed record ReflectionReply(
    [property: Description("One to three sentences, no question, no advice.")] string Text
)
{
    /// <inheritdoc cref="PromptReply.Rewrite"/>
    internal ReflectionReply Rewrite(Func<string, string> words) => new(words(Text));

    internal bool IsWhole => PromptReply.HasWords(Text);
}

/// <summary>What a model answers when it is asked for a summary. That quotations are true and lengths are kept is checked by the use case.</summary>
public sealed record SummaryReply(
    [property: Description("Two to five; one for a very short entry.")] IReadOnlyList<SummaryReplySentence> Sentences,
    [property: Description("At most three; may be empty.")] IReadOnlyList<string> Insights,
    [property: Description("At most 200 characters.")] string Notification,
    [property: Description("Null in nearly every summary.")] SuggestedGoalReply? SuggestedGoal
)
{
    /// <inheritdoc cref="PromptReply.Rewrite"/>
    internal SummaryReply Rewrite(Func<string, string> words) =>
        new(
            [.. Sentences.Select(s => new SummaryReplySentence(words(s.Text), words(s.Quotation)))],
            [.. Insights.Select(words)],
            words(Notification),
            SuggestedGoal is { } goal
                ? new SuggestedGoalReply(words(goal.Text), goal.GoalId, [.. goal.Evidence.Select(words)])
                : null
        );

    internal bool IsWhole =>
        Sentences.Count > 0
        && Sentences.All(s => s is not null && PromptReply.HasWords(s.Text) && PromptReply.HasWords(s.Quotation))
        && Insights.All(PromptReply.HasWords)
        && PromptReply.HasWords(Notification)
        && SuggestedGoal is null or { IsWhole: true };
}

/// <summary>One sentence of a summary and the words that it rests on.</summary>
public sealed record SummaryReplySentence(
    [property: Description("What was written, in one sentence.")] string Text,
    [property: Description("The whole sentence of the entry that shows it, copied exactly.")] string Quotation
);

/// <summary>A goal that a model proposes.</summary>
public sealed record SuggestedGoalReply(
    [property: Description("Small, and in the patient's own words.")] string Text,
    [property: Description("The id of the goal that this would change; null for a new one.")] string? GoalId,
    [property: Description("Whole sentences of the entries, copied exactly.")] IReadOnlyList<string> Evidence
)
{
    internal bool IsWhole => PromptReply.HasWords(Text) && Evidence.Count > 0 && Evidence.All(PromptReply.HasWords);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(PromptReply))]
[JsonSerializable(typeof(ReflectionReply))]
[JsonSerializable(typeof(SummaryReply))]
[JsonSerializable(typeof(ScreenReply))]
[JsonSerializable(typeof(AnswerReply))]
[JsonSerializable(typeof(ThemesReply))]
internal sealed partial class RepliesJson : JsonSerializerContext;
