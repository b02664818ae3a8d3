using System.Net.Http.Json;
using System.Text.Json;
using TherapyJournal.Assistants.Adapters;

namespace TherapyJournal.Assistants;

/// <summary>What a moderation says of a text. It may raise a flag and never lowers one.</summary>
internal abstract record ModerationOutcome
{
    private ModerationOutcome() { }

    /// <summary>The service's scores from 0 to 1 for self-harm, for the intent, and for instructions to it.</summary>
    public sealed record Judged(double SelfHarm, double Intent, double Instructions) : ModerationOutcome;

    /// <summary>There is no judgement.</summary>
    public sealed record Failed(AssistantFailure Reason) : ModerationOutcome;
}

/// <summary>Asks a moderation service whether a text speaks of self-harm.</summary>
internal sealed class Moderator(OpenAiService service)
{
    /// <summary>The only model of that service that reads for self-harm in all languages.</summary>
    public const string Model = "omni-moderation-latest";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    /// <summary>Sends the text and reads the three scores.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was used.</exception>
    public async Task<ModerationOutcome> JudgeAsync(string text, CancellationToken cancel)
    {
        try
        {
            var answer = await service.PostAsync(
                "moderations",
                () => JsonContent.Create(new { model = Model, input = text }),
                Longest,
                cancel
            );
            var scores = answer.Child("results").Items().FirstOrDefault().Child("category_scores");
            return
                (Score(scores, "self-harm"), Score(scores, "self-harm/intent"), Score(scores, "self-harm/instructions"))
                    is ({ } harm, { } intent, { } instructions)
                ? new ModerationOutcome.Judged(harm, intent, instructions)
                : new ModerationOutcome.Failed(AssistantFailure.Malformed);
        }
        catch (ModelFaultException fault)
        {
            return new ModerationOutcome.Failed(fault.Reason);
        }
    }

    private static double? Score(JsonElement scores, string category) =>
        scores.Child(category) is { ValueKind: JsonValueKind.Number } score
        && score.TryGetDouble(out var value)
        && value is >= 0 and <= 1
            ? value
            : null;
}
