using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace TherapyJournal.Assistants.Adapters;

/// <summary>How a server is told which form the answer must have, from the strictest on.</summary>
internal enum ChatForm
{
    /// <summary>A strict schema.</summary>
    Schema,

    /// <summary>Any JSON object; the schema is described in the instructions.</summary>
    Object,

    /// <summary>Any text; the schema is described in the instructions.</summary>
    Described,
}

/// <summary>Writes a request for chat completions. The library's own types cannot describe what weak servers need.</summary>
internal sealed class ChatCompletionsRequest(
    IReadOnlyList<ChatMessage> messages,
    ChatOptions options,
    JsonElement? schema,
    string? safetyIdentifier
)
{
    /// <summary>True for OpenAI and Azure: only there do the switches for storing, for abuse and for the new bound mean anything;
    /// servers of one's own ignore them or refuse the request.</summary>
    public static bool IsVendor(Uri endpoint) =>
        endpoint.Host is "api.openai.com"
        || endpoint.Host.EndsWith(".api.openai.com", StringComparison.Ordinal)
        || endpoint.Host.EndsWith(".azure.com", StringComparison.Ordinal);

    public JsonObject Write(ChatForm form, bool isAtVendor, bool streamed)
    {
        var request = new JsonObject { ["model"] = options.ModelId, ["messages"] = Messages(form, isAtVendor) };
        if (options.MaxOutputTokens is { } most)
        {
            request[isAtVendor ? "max_completion_tokens" : "max_tokens"] = most;
        }
        if (isAtVendor)
        {
            request["store"] = false;
            if (safetyIdentifier is not null)
            {
                request["safety_identifier"] = safetyIdentifier;
            }
        }
        if (Format(form) is { } format)
        {
            request["response_format"] = format;
        }
        if (streamed)
        {
            request["stream"] = true;
            request["stream_options"] = new JsonObject { ["include_usage"] = true };
        }
        return request;
    }

    // Two messages and no more: the templates of many local models know one of the system at the beginning, then turns
    // of a person. What people wrote stays between its tags; what the program says of this turn follows outside of them.
    private JsonArray Messages(ChatForm form, bool isAtVendor)
    {
        var turn = new JsonObject
        {
            ["role"] = "user",
            ["content"] = string.Join("\n\n", messages.Select(message => message.Text)),
        };
        var instructions = Instructions(form, isAtVendor);
        return instructions.Length == 0
            ? [turn]
            : [new JsonObject { ["role"] = "system", ["content"] = instructions }, turn];
    }

    // Servers of one's own may take a schema and pass it over, so there it is described as well.
    private string Instructions(ChatForm form, bool isAtVendor) =>
        schema is { } shape && (form is not ChatForm.Schema || !isAtVendor)
            ? $"""
                {options.Instructions}
                # The form of the answer

                Answer with one JSON object that fits this JSON schema, and with nothing else: no text before or after it.

                {shape.GetRawText()}
                """
            : options.Instructions ?? "";

    private JsonObject? Format(ChatForm form) =>
        schema is not { } shape || options.ResponseFormat is not ChatResponseFormatJson format
            ? null
            : form switch
            {
                ChatForm.Schema => new JsonObject
                {
                    ["type"] = "json_schema",
                    ["json_schema"] = new JsonObject
                    {
                        ["name"] = format.SchemaName,
                        ["strict"] = true,
                        ["schema"] = JsonNode.Parse(shape.GetRawText()),
                    },
                },
                ChatForm.Object => new JsonObject { ["type"] = "json_object" },
                _ => null,
            };
}
