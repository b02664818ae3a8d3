using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TherapyJournal.Assistants;

namespace TherapyJournal.Tests.Assistants;

/// <summary>A request to a model as it arrived.</summary>
/// <param name="Path">Where it was sent.</param>
/// <param name="Body">The bytes as text.</param>
/// <param name="Json">Parsed; undefined where it is no JSON.</param>
public sealed record FakeRequest(string Path, string Body, JsonElement Json)
{
    /// <summary>The header Authorization; null: none was sent.</summary>
    public string? Authorization { get; private init; }

    /// <summary>The names of all headers.</summary>
    public IReadOnlyList<string> Headers { get; private init; } = [];

    public string Model => Json.Child("model").Text() ?? "";

    public bool IsStreamed => Json.Child("stream").ValueKind is JsonValueKind.True;

    public string Instructions =>
        Json.Child("instructions").Text()
        ?? Json.Child("messages").Items().FirstOrDefault(IsSystem).Child("content").Text()
        ?? TextOf(Json.Child("system"));

    public string SafetyIdentifier =>
        Json.Child("safety_identifier").Text() ?? Json.Child("metadata").Child("user_id").Text() ?? "";

    /// <summary>The step whose instructions came along; empty: none.</summary>
    public string Form =>
        AssistantStep
            .All.FirstOrDefault(step =>
                Instructions.StartsWith(step.Told().Text.Split('\n')[0], StringComparison.Ordinal)
            )
            ?.Name
        ?? "";

    /// <summary>The wanted form, wherever the protocol has it.</summary>
    public JsonElement Format =>
        new[]
        {
            Json.Child("text").Child("format"),
            Json.Child("response_format"),
            Json.Child("output_config").Child("format"),
        }.FirstOrDefault(format => format.ValueKind is JsonValueKind.Object);

    /// <summary>The schema of the wanted form; undefined: none was sent.</summary>
    public JsonElement Schema =>
        Format.Child("schema") is { ValueKind: JsonValueKind.Object } schema
            ? schema
            : Format.Child("json_schema").Child("schema");

    /// <summary>Role and text of every message but the instructions, in order.</summary>
    public IReadOnlyList<(string Role, string Text)> Messages =>
        [
            .. Json.Child("input")
                .Items()
                .Concat(Json.Child("messages").Items().Where(message => !IsSystem(message)))
                .SelectMany(message => Texts(message.Child("content")).Select(text => (RoleOf(message), text))),
        ];

    internal static FakeRequest From(HttpRequest http, string body)
    {
        var headers = http.Headers.Select(header => header.Key).ToList();
        var key = http.Headers.Authorization.FirstOrDefault();
        var path = http.Path.Value ?? "";
        try
        {
            using var json = JsonDocument.Parse(body);
            return new(path, body, json.RootElement.Clone()) { Authorization = key, Headers = headers };
        }
        catch (JsonException)
        {
            return new(path, body, default) { Authorization = key, Headers = headers };
        }
    }

    private static bool IsSystem(JsonElement message) => RoleOf(message) is "system";

    private static string RoleOf(JsonElement message) => message.Child("role").Text() ?? "";

    private static IEnumerable<string> Texts(JsonElement content) =>
        content.Text() is { } text ? [text] : content.Items().Select(part => part.Child("text").Text() ?? "");

    private static string TextOf(JsonElement content) => string.Concat(Texts(content));
}
