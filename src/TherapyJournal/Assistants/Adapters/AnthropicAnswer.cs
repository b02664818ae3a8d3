using System.Text.Json;
using Microsoft.Extensions.AI;

namespace TherapyJournal.Assistants.Adapters;

/// <summary>An answer of Anthropic's Messages API, whole or on its way.</summary>
internal sealed class AnthropicAnswer : StreamedAnswer
{
    private bool isFinished;
    private JsonElement begun;

    /// <summary>Reads a whole answer.</summary>
    /// <exception cref="ModelFaultException">It failed, was refused, or stops before its end.</exception>
    public static ChatResponse Read(JsonElement answer)
    {
        ThrowWhereItFailed(answer);
        if (!IsFinish(answer))
        {
            throw new ModelFaultException(AssistantFailure.Malformed);
        }
        var text = answer
            .Child("content")
            .Items()
            .Where(block => block.Child("type").Text() is "text")
            .Select(block => block.Child("text").Text());
        return new(new ChatMessage(ChatRole.Assistant, string.Concat(text)))
        {
            FinishReason = ChatFinishReason.Stop,
            Usage = UsageIn(answer.Child("usage"), answer.Child("usage")),
        };
    }

    public override ChatResponseUpdate Take(ServerSentEvent sent)
    {
        ThrowWhereItFailed(sent.Data);
        switch (sent.Data.Child("type").Text())
        {
            case "message_start":
                begun = sent.Data.Child("message").Child("usage");
                return Nothing;
            case "content_block_delta" when sent.Data.Child("delta").Child("type").Text() is "text_delta":
                return Text(sent.Data.Child("delta").Child("text").Text());
            case "message_delta":
                isFinished |= IsFinish(sent.Data.Child("delta"));
                return Usage(UsageIn(begun, sent.Data.Child("usage")));
            case "message_stop":
                HasEnded = isFinished ? true : throw new ModelFaultException(AssistantFailure.Truncated);
                return Nothing;
            default:
                return Nothing;
        }
    }

    private static void ThrowWhereItFailed(JsonElement answer)
    {
        if (answer.Child("type").Text() is "error")
        {
            throw new ModelFaultException(ModelFault.FromCode(ModelFault.CodeOf(answer)));
        }
    }

    private static bool IsFinish(JsonElement message) =>
        message.Child("stop_reason").Text() switch
        {
            null => false,
            "end_turn" or "stop_sequence" => true,
            "max_tokens" or "model_context_window_exceeded" => throw new ModelFaultException(
                AssistantFailure.Truncated
            ),
            "refusal" => throw new ModelFaultException(AssistantFailure.Refused),
            _ => throw new ModelFaultException(AssistantFailure.Malformed),
        };

    // Here what came from the cache, or went into it, is not counted among the tokens read.
    private static UsageDetails UsageIn(JsonElement input, JsonElement output)
    {
        var cached = input.Child("cache_read_input_tokens").Number() ?? 0;
        var kept = input.Child("cache_creation_input_tokens").Number() ?? 0;
        return new()
        {
            InputTokenCount = (input.Child("input_tokens").Number() ?? 0) + cached + kept,
            CachedInputTokenCount = cached,
            OutputTokenCount = output.Child("output_tokens").Number(),
        };
    }
}
