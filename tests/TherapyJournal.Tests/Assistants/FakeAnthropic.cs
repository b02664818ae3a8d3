using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TherapyJournal.Assistants;

namespace TherapyJournal.Tests.Assistants;

/// <summary>A stand-in for Anthropic: messages and the list of models.</summary>
public sealed class FakeAnthropic : FakeModelServer
{
    /// <summary>The only key that it accepts.</summary>
    public const string Key = "sk-ant-fake-4712";

    /// <summary>A model that it knows.</summary>
    public const string Model = "claude-house";

    // The fields of a message's request that need no tools.
    private static readonly HashSet<string> Fields =
    [
        "cache_control",
        "inference_geo",
        "max_tokens",
        "messages",
        "metadata",
        "model",
        "output_config",
        "service_tier",
        "stop_sequences",
        "stream",
        "system",
        "thinking",
    ];

    private protected override FakeWire UsualWire { get; } = new FakeAnthropicWire();

    public static async Task<FakeAnthropic> StartAsync()
    {
        var fake = new FakeAnthropic();
        fake.Models[Model] = null;
        await fake.StartServerAsync();
        return fake;
    }

    private protected override FakeWire? WireOf(string path) => path == "/v1/messages" ? UsualWire : null;

    private protected override FakeRefusal? Refusal(HttpRequest http, FakeRequest? request, byte[] body) =>
        http.Headers["x-api-key"] != Key && http.Headers.Authorization != $"Bearer {Key}"
            ? new(401, "invalid_api_key", "invalid x-api-key")
        : http.Headers["anthropic-version"].Count == 0
            ? new(400, "invalid_value", "anthropic-version: header is required")
        : request is null
            ? http is { Method: "GET", Path.Value: "/v1/models" } ? null
                : new(404, "unknown_url", "Not Found")
        : request.Json.ValueKind is not JsonValueKind.Object
            ? new(400, "invalid_json", "The request body is not valid JSON.")
        : request.Json.EnumerateObject().Any(p => !Fields.Contains(p.Name))
            ? new(400, "invalid_value", "Extra inputs are not permitted")
        : Wrong(request);

    private protected override Task AnswerOtherAsync(HttpContext context, byte[] body) =>
        WriteAsync(context, FakeAnswers.ListOf(Models));

    private FakeRefusal? Wrong(FakeRequest request) =>
        request.Json.Child("max_tokens").Number() is not > 0 ? new(400, "invalid_value", "max_tokens: Field required")
        : request.Json.Child("messages").ValueKind is not JsonValueKind.Array || request.Messages.Count == 0
            ? new(400, "invalid_value", "messages: at least one message is required")
        : request.Messages.Any(m => m.Role is not ("user" or "assistant") || m.Text.Length == 0)
            ? new(400, "invalid_value", "messages: text content blocks must be non-empty")
        : request.SafetyIdentifier.Length > 256 ? new(400, "invalid_value", "metadata.user_id: too long")
        : request.Format.ValueKind is JsonValueKind.Object
        && (request.Format.Child("type").Text() is not "json_schema" || !FakeOpenAiRules.IsStrict(request.Schema))
            ? new(400, "invalid_value", "output_config.format.schema: additionalProperties must be false")
        : !Models.ContainsKey(request.Model) ? new(404, "model_not_found", "model: not found")
        : null;
}
