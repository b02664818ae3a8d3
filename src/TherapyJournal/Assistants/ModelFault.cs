using System.Text.Json;

namespace TherapyJournal.Assistants;

/// <summary>What every adapter raises instead of its vendor's exceptions, whose messages may repeat a patient's words.</summary>
internal sealed class ModelFaultException(AssistantFailure reason)
    : Exception($"No usable answer came from the model: {reason}.")
{
    public AssistantFailure Reason => reason;
}

/// <summary>Reads a failure from an answer's status.</summary>
internal static class ModelFault
{
    /// <summary>The failure; null: the status is a success.</summary>
    public static AssistantFailure? From(int status, ReadOnlyMemory<byte> body) =>
        status switch
        {
            >= 200 and < 300 => null,
            >= 300 and < 400 => AssistantFailure.Redirected,
            401 => AssistantFailure.Unauthorised,
            403 => AssistantFailure.Forbidden,
            404 => AssistantFailure.NoSuchModel,
            408 => AssistantFailure.TimedOut,
            429 => CodeIn(body) is "insufficient_quota" ? AssistantFailure.NoCredit : AssistantFailure.RateLimited,
            >= 400 and < 500 => CodeIn(body) is "content_filter" or "content_policy_violation" or "invalid_prompt"
                ? AssistantFailure.Filtered
                : AssistantFailure.RequestRefused,
            _ => AssistantFailure.ServerError,
        };

    private static string? CodeIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return
                json.RootElement.ValueKind is JsonValueKind.Object
                && json.RootElement.TryGetProperty("error", out var error)
                && error.ValueKind is JsonValueKind.Object
                && error.TryGetProperty("code", out var code)
                && code.ValueKind is JsonValueKind.String
                ? code.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
