using System.Text.Json;

namespace TherapyJournal.Assistants;

/// <summary>What every adapter raises instead of its vendor's exceptions, whose messages may repeat a patient's words.</summary>
/// <param name="reason">What happened.</param>
/// <param name="againAfter">The pause after which another try may help; null: it would not.</param>
internal sealed class ModelFaultException(AssistantFailure reason, TimeSpan? againAfter = null)
    : Exception($"No usable answer came from the model: {reason}.")
{
    public AssistantFailure Reason => reason;

    public TimeSpan? AgainAfter => againAfter;
}

/// <summary>Reads a failure from an answer's status, or from the code that a service gives it.</summary>
internal static class ModelFault
{
    /// <summary>The failure; null: the status is a success.</summary>
    public static AssistantFailure? From(int status, ReadOnlyMemory<byte> body) =>
        status switch
        {
            >= 200 and < 300 => null,
            >= 300 and < 400 => AssistantFailure.Redirected,
            401 => AssistantFailure.Unauthorised,
            402 => AssistantFailure.NoCredit,
            403 => AssistantFailure.Forbidden,
            404 => AssistantFailure.NoSuchModel,
            408 => AssistantFailure.TimedOut,
            429 => CodeIn(body) is "insufficient_quota" ? AssistantFailure.NoCredit : AssistantFailure.RateLimited,
            >= 400 and < 500 => FromCode(CodeIn(body))
                is var told
                    and (AssistantFailure.Filtered or AssistantFailure.NoSuchModel)
                ? told
                : AssistantFailure.RequestRefused,
            _ => AssistantFailure.ServerError,
        };

    /// <summary>The failure that a service tells inside an answer: OpenAI's codes, Anthropic's types, and what others took over from them.</summary>
    public static AssistantFailure FromCode(string? code) =>
        code switch
        {
            "rate_limit_exceeded" or "rate_limit_error" => AssistantFailure.RateLimited,
            "insufficient_quota" or "billing_error" => AssistantFailure.NoCredit,
            "invalid_prompt" or "content_filter" or "content_policy_violation" => AssistantFailure.Filtered,
            "invalid_api_key" or "authentication_error" => AssistantFailure.Unauthorised,
            "permission_error" => AssistantFailure.Forbidden,
            "model_not_found" or "not_found_error" => AssistantFailure.NoSuchModel,
            "invalid_request_error" => AssistantFailure.RequestRefused,
            "timeout_error" => AssistantFailure.TimedOut,
            _ => AssistantFailure.ServerError,
        };

    /// <summary>The code of an object such as <c>{"error": {"code": …, "type": …}}</c>; null: it has none.</summary>
    public static string? CodeOf(JsonElement answer) =>
        answer.Child("error") is { ValueKind: JsonValueKind.Object } error
            ? error.Child("code").Text() ?? error.Child("type").Text()
            : null;

    private static string? CodeIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return CodeOf(json.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
