using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace TherapyJournal.Assistants;

/// <summary>A step that is answered with one kind of record.</summary>
public sealed class AssistantStep<TReply> : AssistantStep
    where TReply : class
{
    private readonly JsonTypeInfo<TReply> shape;
    private readonly Func<TReply, bool> isWhole;
    private readonly Func<TReply, Func<string, string>, TReply> rewrite;
    private readonly Func<AssistantOptions, StepOptions> settings;
    private readonly Lazy<ChatResponseFormatJson> format;

    internal AssistantStep(
        string name,
        JsonTypeInfo<TReply> shape,
        Func<TReply, bool> isWhole,
        Func<TReply, Func<string, string>, TReply> rewrite,
        Func<AssistantOptions, StepOptions> settings
    )
        : base(name)
    {
        (this.shape, this.isWhole, this.rewrite, this.settings) = (shape, isWhole, rewrite, settings);
        format = new(() => ChatResponseFormat.ForJsonSchema(Schema(), name));
    }

    /// <summary>The form that the answer must have. Adapters make it as strict as their service wants it.</summary>
    internal ChatResponseFormatJson Format => format.Value;

    internal override StepOptions In(AssistantOptions options) => settings(options);

    internal override int FormLength => Format.Schema?.GetRawText().Length ?? 0;

    /// <summary>The answer, with the signs that <see cref="UntrustedBlock"/> escaped given back; null: none of the agreed form, or two.</summary>
    internal TReply? Read(string text)
    {
        var whole = JsonInText.Objects(text).Select(ReadObject).OfType<TReply>().Take(2).ToList();
        return whole is [var only] ? only : null;
    }

    private TReply? ReadObject(string json)
    {
        try
        {
            return Unescape(JsonNode.Parse(json)).Deserialize(shape) is { } reply && isWhole(reply) ? reply : null;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or InvalidOperationException)
        {
            // A name twice, a property too few, or half a character.
            return null;
        }
    }

    /// <summary>What a stream has said so far, as far as it is whole; null: nothing of the agreed form yet.</summary>
    internal TReply? ReadSoFar(string text) => JsonInText.Closed(text) is { } json ? ReadObject(json) : null;

    /// <summary>Has heard what of a stream is whole already, where there is something.</summary>
    internal void Hear(string text, Action<TReply> heard)
    {
        if (ReadSoFar(text) is { } reply)
        {
            heard(reply);
        }
    }

    /// <summary>The same answer with each of its words changed.</summary>
    internal TReply Rewrite(TReply reply, Func<string, string> words) => rewrite(reply, words);

    /// <summary>The answer as JSON that a person can read.</summary>
    internal string Write(TReply reply) =>
        JsonNode.Parse(JsonSerializer.Serialize(reply, shape))!.ToJsonString(Readable); // it was just written

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static JsonNode? Unescape(JsonNode? node) =>
        node switch
        {
            JsonObject json => new JsonObject(json.Select(p => KeyValuePair.Create(p.Key, Unescape(p.Value)))),
            JsonArray items => new JsonArray([.. items.Select(Unescape)]),
            JsonValue value when value.GetValueKind() is JsonValueKind.String => JsonValue.Create(
                UntrustedBlock.Unescape(value.GetValue<string>())
            ),
            _ => node?.DeepClone(),
        };

    private JsonElement Schema() =>
        AIJsonUtilities.CreateJsonSchema(
            typeof(TReply),
            serializerOptions: shape.Options,
            inferenceOptions: new() { IncludeSchemaKeyword = false }
        );
}
