using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace TherapyJournal.Tests.Assistants;

/// <summary>What the vendor refuses, and one rule of ours: nothing may be stored there.</summary>
internal sealed record FakeOpenAiRules(int Status, string Code, string Message, string? Param = null)
{
    // The properties of CreateResponse in the vendor's published schema.
    private static readonly HashSet<string> Fields =
    [
        "background",
        "context_management",
        "conversation",
        "include",
        "input",
        "instructions",
        "max_output_tokens",
        "max_tool_calls",
        "metadata",
        "model",
        "moderation",
        "parallel_tool_calls",
        "previous_response_id",
        "prompt",
        "prompt_cache_key",
        "prompt_cache_options",
        "prompt_cache_retention",
        "reasoning",
        "safety_identifier",
        "service_tier",
        "store",
        "stream",
        "stream_options",
        "temperature",
        "text",
        "tool_choice",
        "tools",
        "top_logprobs",
        "top_p",
        "truncation",
        "user",
    ];

    /// <summary>Null: nothing to find fault with.</summary>
    public static FakeOpenAiRules? Refusal(HttpRequest http, FakeRequest? request, ICollection<string> models) =>
        http.Headers.Authorization != $"Bearer {FakeOpenAi.Key}"
            ? new(401, "invalid_api_key", "Incorrect API key provided.")
        : request is null
            ? http is { Method: "GET", Path.Value: "/v1/models" } ? null
                : new(404, "unknown_url", "Unknown request URL.")
        : request.Json.ValueKind is not JsonValueKind.Object
            ? new(400, "invalid_json", "We could not parse the JSON body of your request.")
        : request.Json.EnumerateObject().Select(p => p.Name).FirstOrDefault(p => !Fields.Contains(p)) is { } unknown
            ? new(400, "unknown_parameter", "Unknown parameter.", unknown)
        : Missing(request.Json, "model") ?? Missing(request.Json, "input") ?? Wrong(request.Json, models);

    public Task WriteAsync(HttpContext context) =>
        FakeOpenAi.WriteAsync(
            context,
            $$"""{"error": {"message": {{JsonSerializer.Serialize(Message)}}, "type": "invalid_request_error", "param": {{JsonSerializer.Serialize(Param)}}, "code": "{{Code}}"} }""",
            Status
        );

    private static FakeOpenAiRules? Missing(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Array
            ? null
            : new(400, "missing_required_parameter", "Missing required parameter.", name);

    private static FakeOpenAiRules? Wrong(JsonElement json, ICollection<string> models) =>
        !models.Contains(json.GetProperty("model").GetString() ?? "")
            ? new(404, "model_not_found", "The model does not exist or you do not have access to it.", "model")
        : !json.TryGetProperty("store", out var store) || store.ValueKind is not JsonValueKind.False
            ? new(400, "invalid_value", "This house stores nothing: store must be false.", "store")
        : json.TryGetProperty("safety_identifier", out var identifier)
        && (identifier.GetString() ?? "").Length is 0 or > 64
            ? new(400, "string_above_max_length", "Expected a string with maximum length 64.", "safety_identifier")
        : json.TryGetProperty("text", out var text) && text.TryGetProperty("format", out var format) ? WrongForm(format)
        : null;

    private static FakeOpenAiRules? WrongForm(JsonElement format) =>
        format.GetProperty("type").GetString() is not "json_schema"
            ? new(400, "invalid_value", "This house asks for a JSON schema.", "text.format.type")
        : !format.TryGetProperty("strict", out var strict) || strict.ValueKind is not JsonValueKind.True
            ? new(400, "invalid_value", "This house asks for strict schemas.", "text.format.strict")
        : !IsStrict(format.GetProperty("schema"))
            ? new(400, "invalid_json_schema", "Invalid schema for response_format.", "text.format.schema")
        : null;

    /// <summary>Every object names all its properties as required and allows no other.</summary>
    internal static bool IsStrict(JsonElement schema) =>
        schema.ValueKind switch
        {
            JsonValueKind.Object => (
                !schema.TryGetProperty("properties", out var properties)
                || properties.ValueKind is not JsonValueKind.Object
                || IsClosed(schema, properties)
            ) && schema.EnumerateObject().All(p => IsStrict(p.Value)),
            JsonValueKind.Array => schema.EnumerateArray().All(IsStrict),
            _ => true,
        };

    private static bool IsClosed(JsonElement schema, JsonElement properties) =>
        schema.TryGetProperty("additionalProperties", out var more)
        && more.ValueKind is JsonValueKind.False
        && schema.TryGetProperty("required", out var required)
        && required
            .EnumerateArray()
            .Select(name => name.GetString())
            .Order(StringComparer.Ordinal)
            .SequenceEqual(properties.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
}
