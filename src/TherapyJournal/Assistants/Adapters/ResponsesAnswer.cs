using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace TherapyJournal.Assistants.Adapters;

/// <summary>An answer of the Responses API, whole or on its way. Its last event holds the whole answer once more.</summary>
internal sealed class ResponsesAnswer : StreamedAnswer
{
    private readonly StringBuilder written = new();

    /// <summary>Reads a whole answer.</summary>
    /// <exception cref="ModelFaultException">It failed, was refused or held back, or stops before its end.</exception>
    public static ChatResponse Read(JsonElement answer)
    {
        var parts = answer
            .Child("output")
            .Items()
            .Where(item => item.Child("type").Text() is "message")
            .SelectMany(message => message.Child("content").Items())
            .ToList();
        if (FailureIn(answer, parts) is { } failure)
        {
            throw new ModelFaultException(failure);
        }
        var text = parts.Where(part => part.Child("type").Text() is "output_text").Select(p => p.Child("text").Text());
        var usage = answer.Child("usage");
        return new(new ChatMessage(ChatRole.Assistant, string.Concat(text)))
        {
            FinishReason = ChatFinishReason.Stop,
            Usage = new UsageDetails
            {
                InputTokenCount = usage.Child("input_tokens").Number(),
                CachedInputTokenCount = usage.Child("input_tokens_details").Child("cached_tokens").Number(),
                OutputTokenCount = usage.Child("output_tokens").Number(),
            },
        };
    }

    public override ChatResponseUpdate Take(ServerSentEvent sent) =>
        sent.Data.Child("type").Text() switch
        {
            "response.output_text.delta" => Written(sent.Data.Child("delta").Text()),
            "response.completed" or "response.incomplete" or "response.failed" => End(
                Read(sent.Data.Child("response"))
            ),
            "error" => throw new ModelFaultException(
                ModelFault.FromCode(sent.Data.Child("code").Text() ?? ModelFault.CodeOf(sent.Data))
            ),
            _ => Nothing,
        };

    private ChatResponseUpdate Written(string? text)
    {
        written.Append(text);
        return Text(text);
    }

    private ChatResponseUpdate End(ChatResponse whole)
    {
        if (!written.Equals(whole.Text.AsSpan()))
        {
            // A piece was lost on the way.
            throw new ModelFaultException(AssistantFailure.Truncated);
        }
        HasEnded = true;
        return Usage(whole.Usage ?? new());
    }

    private static AssistantFailure? FailureIn(JsonElement answer, IEnumerable<JsonElement> parts) =>
        answer.Child("status").Text() switch
        {
            "completed" when parts.Any(part => part.Child("type").Text() is "refusal") => AssistantFailure.Refused,
            "completed" => null,
            "incomplete" when answer.Child("incomplete_details").Child("reason").Text() is "content_filter" =>
                AssistantFailure.Filtered,
            "incomplete" => AssistantFailure.Truncated,
            "failed" => ModelFault.FromCode(ModelFault.CodeOf(answer)),
            null when ModelFault.CodeOf(answer) is { } code => ModelFault.FromCode(code),
            _ => AssistantFailure.Malformed,
        };
}
