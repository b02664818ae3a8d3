using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace TherapyJournal.Assistants;

/// <summary>Something that an assistant is asked to do. Its name is also the name of its instructions' file.</summary>
public abstract class AssistantStep
{
    private protected AssistantStep(string name) => Name = name;

    /// <summary>Writes the question that invites an entry. A person waits for it.</summary>
    public static AssistantStep<PromptReply> AskForEntry { get; } =
        new(
            "ask-for-entry",
            RepliesJson.Default.PromptReply,
            reply => reply.IsWhole,
            (reply, words) => reply.Rewrite(words),
            options => options.AskForEntry
        )
        {
            PersonWaits = true,
        };

    /// <summary>Writes the short reply to an entry. A person waits for it.</summary>
    public static AssistantStep<ReflectionReply> ReflectOnEntry { get; } =
        new(
            "reflect-on-entry",
            RepliesJson.Default.ReflectionReply,
            reply => reply.IsWhole,
            (reply, words) => reply.Rewrite(words),
            options => options.ReflectOnEntry
        )
        {
            PersonWaits = true,
        };

    /// <summary>Writes what the therapist reads of an entry.</summary>
    public static AssistantStep<SummaryReply> SummarizeEntry { get; } =
        new(
            "summarize-entry",
            RepliesJson.Default.SummaryReply,
            reply => reply.IsWhole,
            (reply, words) => reply.Rewrite(words),
            options => options.SummarizeEntry
        );

    /// <summary>Reads an entry for danger after the rules have. Nobody waits for it.</summary>
    public static AssistantStep<ScreenReply> ScreenEntry { get; } =
        new(
            "screen-entry",
            RepliesJson.Default.ScreenReply,
            reply => reply.IsWhole,
            (reply, words) => reply.Rewrite(words),
            options => options.ScreenEntry
        )
        {
            Otherwise = "the rules alone look for danger",
        };

    /// <summary>Answers a therapist's question from the entries. The therapist waits for it, and sees each sentence as soon as it is verified.</summary>
    public static AssistantStep<AnswerReply> AskJournal { get; } =
        new(
            "ask-journal",
            RepliesJson.Default.AnswerReply,
            reply => reply.IsWhole,
            (reply, words) => reply.Rewrite(words),
            options => options.AskJournal
        )
        {
            PersonWaits = true,
            Otherwise = "the passages that fit best are shown",
        };

    /// <summary>Names what recurs in the entries, and says what of it is the same. The therapist who asked for it waits.</summary>
    public static AssistantStep<ThemesReply> NameThemes { get; } =
        new(
            "name-themes",
            RepliesJson.Default.ThemesReply,
            reply => reply.IsWhole,
            (reply, words) => reply.Rewrite(words),
            options => options.NameThemes
        )
        {
            PersonWaits = true,
            Otherwise = "what the rules have found stands as it is",
        };

    /// <summary>Every step, in the order of the loop.</summary>
    public static IReadOnlyList<AssistantStep> All { get; } =
    [AskForEntry, ScreenEntry, ReflectOnEntry, SummarizeEntry, AskJournal, NameThemes];

    /// <summary>The step as it is written in records and in <c>Reader.Assistant</c>.</summary>
    public string Name { get; }

    /// <summary>Where the program's own instructions stand.</summary>
    public string InstructionsFile => InstructionsShelf.FileOf(Name);

    /// <summary>True: the answer is read as a stream, so that a call that comes to nothing is given up early.</summary>
    internal bool PersonWaits { get; init; }

    /// <summary>What happens where no model does it; stands after a semicolon.</summary>
    internal string Otherwise { get; init; } = "the question bank answers";

    /// <summary>How the step is called in settings: AskForEntry.</summary>
    internal string Section =>
        string.Concat(Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    internal abstract StepOptions In(AssistantOptions options);

    /// <summary>How many characters the form of its answer has.</summary>
    internal abstract int FormLength { get; }
}

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
