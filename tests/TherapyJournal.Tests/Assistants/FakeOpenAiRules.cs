using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TherapyJournal.Assistants;

namespace TherapyJournal.Tests.Assistants;

/// <summary>What the vendor refuses, and one rule of ours: nothing may be stored there.</summary>
internal static class FakeOpenAiRules
{
    // The properties of CreateResponse in the vendor's published schema.
    private static readonly HashSet<string> ResponsesFields =
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

    // The properties of CreateChatCompletionRequest that may be sent without tools, audio or pictures.
    private static readonly HashSet<string> ChatFields =
    [
        "frequency_penalty",
        "logit_bias",
        "logprobs",
        "max_completion_tokens",
        "max_tokens",
        "messages",
        "metadata",
        "model",
        "n",
        "presence_penalty",
        "prompt_cache_key",
        "reasoning_effort",
        "response_format",
        "safety_identifier",
        "seed",
        "service_tier",
        "stop",
        "store",
        "stream",
        "stream_options",
        "temperature",
        "top_p",
        "user",
        "verbosity",
    ];

    /// <summary>Null: nothing to find fault with.</summary>
    public static FakeRefusal? Refusal(FakeRequest request, ICollection<string> models, ICollection<string> chatForms)
    {
        var isChat = request.Path == "/v1/chat/completions";
        return request.Json.ValueKind is not JsonValueKind.Object
            ? new(400, "invalid_json", "We could not parse the JSON body of your request.")
            : Unknown(request.Json, isChat ? ChatFields : ResponsesFields)
                ?? Missing(request.Json, "model")
                ?? Missing(request.Json, isChat ? "messages" : "input")
                ?? Wrong(request, models)
                ?? (isChat ? WrongChat(request, chatForms) : WrongResponses(request))
                ?? Undescribed(request.Path, request.Json);
    }

    /// <summary>The same for what is asked beside models.</summary>
    public static FakeRefusal? OtherRefusal(HttpRequest http, byte[] body) =>
        (http.Method, http.Path.Value) switch
        {
            ("GET", "/v1/models") => null,
            ("POST", "/v1/audio/transcriptions") => http.HasFormContentType
                ? null
                : new(400, "invalid_value", "Expected multipart/form-data."),
            ("POST", "/v1/embeddings") => WrongEmbeddings(FakeRequest.From(http, Text(body)).Json)
                ?? Undescribed("/v1/embeddings", FakeRequest.From(http, Text(body)).Json),
            ("POST", "/v1/moderations") => WrongModeration(FakeRequest.From(http, Text(body)).Json)
                ?? Undescribed("/v1/moderations", FakeRequest.From(http, Text(body)).Json),
            _ => new(404, "unknown_url", "Unknown request URL."),
        };

    // Where the vendor's description is at hand, whatever any test sends must be as it says.
    private static FakeRefusal? Undescribed(string path, JsonElement json) =>
        OpenAiSpecification.FaultsIfKnown(path, json) is [var fault, ..]
            ? new(400, "invalid_request_error", $"The vendor's description has it otherwise: {fault}.")
            : null;

    private static string Text(byte[] body) => System.Text.Encoding.UTF8.GetString(body);

    private static FakeRefusal? Unknown(JsonElement json, HashSet<string> fields) =>
        json.EnumerateObject().Any(p => !fields.Contains(p.Name))
            ? new(400, "unknown_parameter", "Unknown parameter.")
            : null;

    private static FakeRefusal? Missing(JsonElement json, string name) =>
        json.Child(name).ValueKind is JsonValueKind.String or JsonValueKind.Array
            ? null
            : new(400, "missing_required_parameter", "Missing required parameter.");

    private static FakeRefusal? Wrong(FakeRequest request, ICollection<string> models) =>
        !models.Contains(request.Model)
            ? new(404, "model_not_found", "The model does not exist or you do not have access to it.")
        : request.Json.TryGetProperty("safety_identifier", out var identifier)
        && (identifier.Text() ?? "").Length is 0 or > 64
            ? new(400, "string_above_max_length", "Expected a string with maximum length 64.")
        : null;

    private static FakeRefusal? WrongResponses(FakeRequest request) =>
        request.Json.Child("store").ValueKind is not JsonValueKind.False
            ? new(400, "invalid_value", "This house stores nothing: store must be false.")
        : request.Json.Child("max_output_tokens").Number() is < 16
            ? new(400, "integer_below_min_value", "Expected a value of at least 16.")
        : request.Format.ValueKind is JsonValueKind.Undefined ? null
        : request.Format.Child("type").Text() is not "json_schema"
            ? new(400, "invalid_value", "This house asks for a JSON schema.")
        : WrongSchema(request.Format, request.Schema);

    private static FakeRefusal? WrongChat(FakeRequest request, ICollection<string> chatForms) =>
        request.Json.Child("store").ValueKind is JsonValueKind.True
            ? new(400, "invalid_value", "This house stores nothing.")
        : request.Json.Child("max_tokens").ValueKind is JsonValueKind.Number
        && request.Json.Child("max_completion_tokens").ValueKind is JsonValueKind.Number
            ? new(400, "invalid_value", "Setting both bounds is not supported.")
        : request.Json.Child("stream_options").ValueKind is JsonValueKind.Object && !request.IsStreamed
            ? new(400, "invalid_value", "stream_options is allowed with stream alone.")
        : !chatForms.Contains(request.Format.Child("type").Text() ?? "text")
            ? new(400, "invalid_value", "This response_format is not supported.")
        : request.Format.Child("type").Text() is "json_schema"
            ? WrongSchema(request.Format.Child("json_schema"), request.Schema)
        : request.Format.Child("type").Text() is "json_object"
        && !request.Instructions.Contains("JSON", StringComparison.Ordinal)
            ? new(400, "invalid_value", "'messages' must contain the word 'json'.")
        : null;

    private static FakeRefusal? WrongSchema(JsonElement format, JsonElement schema) =>
        string.IsNullOrEmpty(format.Child("name").Text())
            ? new(400, "missing_required_parameter", "A schema needs a name.")
        : format.Child("strict").ValueKind is not JsonValueKind.True
            ? new(400, "invalid_value", "This house asks for strict schemas.")
        : schema.ValueKind is not JsonValueKind.Object || !IsStrict(schema)
            ? new(400, "invalid_json_schema", "Invalid schema for response_format.")
        : null;

    private static FakeRefusal? WrongEmbeddings(JsonElement json) =>
        Missing(json, "model")
        ?? Missing(json, "input")
        ?? (
            json.Child("input").Items().Any(text => string.IsNullOrEmpty(text.Text()))
            || json.Child("input").GetArrayLength() is 0 or > 2048
                ? new(400, "invalid_value", "The input is not valid.")
                : null
        );

    // The properties of CreateModerationRequest; the older models are gone.
    private static FakeRefusal? WrongModeration(JsonElement json) =>
        Missing(json, "input")
        ?? Unknown(json, ["input", "model"])
        ?? (
            json.Child("model") is { ValueKind: not JsonValueKind.Undefined } model
            && model.Text() is not "omni-moderation-latest"
                ? new(404, "model_not_found", "The model does not exist or you do not have access to it.")
                : null
        );

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
