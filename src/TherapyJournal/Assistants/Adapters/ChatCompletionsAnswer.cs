using System.Text.Json;
using Microsoft.Extensions.AI;

namespace TherapyJournal.Assistants.Adapters;

/// <summary>An answer of chat completions, whole or on its way.</summary>
internal sealed class ChatCompletionsAnswer : StreamedAnswer
{
    private bool isFinished;

    // Some servers close after the last piece and leave the word DONE out.
    public override bool MayEndWithoutWord => isFinished;

    /// <summary>Reads a whole answer.</summary>
    /// <exception cref="ModelFaultException">It failed, was refused or held back, or stops before its end.</exception>
    public static ChatResponse Read(JsonElement answer)
    {
        ThrowWhereItFailed(answer);
        var choice = First(answer);
        if (choice.ValueKind is JsonValueKind.Undefined)
        {
            throw new ModelFaultException(AssistantFailure.Empty);
        }
        ThrowWhereRefused(choice.Child("message"));
        if (!IsFinish(choice))
        {
            throw new ModelFaultException(AssistantFailure.Malformed);
        }
        return new(new ChatMessage(ChatRole.Assistant, choice.Child("message").Child("content").Text()))
        {
            FinishReason = ChatFinishReason.Stop,
            Usage = UsageIn(answer),
        };
    }

    public override ChatResponseUpdate Take(ServerSentEvent sent)
    {
        if (sent.IsDone)
        {
            HasEnded = isFinished ? true : throw new ModelFaultException(AssistantFailure.Truncated);
            return Nothing;
        }
        ThrowWhereItFailed(sent.Data);
        var choice = First(sent.Data);
        ThrowWhereRefused(choice.Child("delta"));
        isFinished |= IsFinish(choice);
        var update = new ChatResponseUpdate(ChatRole.Assistant, choice.Child("delta").Child("content").Text() ?? "");
        if (sent.Data.Child("usage").ValueKind is JsonValueKind.Object)
        {
            // Some servers tell it with the last piece, some after it, some with every one.
            update.Contents.Add(new UsageContent(UsageIn(sent.Data)));
        }
        return update;
    }

    private static JsonElement First(JsonElement answer) => answer.Child("choices").Items().FirstOrDefault();

    private static void ThrowWhereItFailed(JsonElement answer)
    {
        if (answer.Child("error").ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
        {
            throw new ModelFaultException(ModelFault.FromCode(ModelFault.CodeOf(answer)));
        }
    }

    private static void ThrowWhereRefused(JsonElement message)
    {
        if (!string.IsNullOrEmpty(message.Child("refusal").Text()))
        {
            throw new ModelFaultException(AssistantFailure.Refused);
        }
    }

    private static bool IsFinish(JsonElement choice) =>
        choice.Child("finish_reason").Text() switch
        {
            null => false,
            "stop" => true,
            "length" => throw new ModelFaultException(AssistantFailure.Truncated),
            "content_filter" => throw new ModelFaultException(AssistantFailure.Filtered),
            _ => throw new ModelFaultException(AssistantFailure.Malformed),
        };

    private static UsageDetails UsageIn(JsonElement answer)
    {
        var usage = answer.Child("usage");
        return new()
        {
            InputTokenCount = usage.Child("prompt_tokens").Number(),
            CachedInputTokenCount = usage.Child("prompt_tokens_details").Child("cached_tokens").Number(),
            OutputTokenCount = usage.Child("completion_tokens").Number(),
        };
    }
}
