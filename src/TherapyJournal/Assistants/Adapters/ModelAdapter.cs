using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace TherapyJournal.Assistants.Adapters;

/// <summary>What every adapter does alike: an answer is whole or a <see cref="ModelFaultException"/>, streamed or not.</summary>
internal abstract class ModelAdapter : IChatClient
{
    /// <summary>Where <see cref="ChatOptions.AdditionalProperties"/> holds the <see cref="SafetyIdentifier"/> as text.</summary>
    public const string SafetyIdentifierProperty = "safety_identifier";

    private static readonly AIJsonSchemaTransformCache StrictSchemas = new(
        new()
        {
            DisallowAdditionalProperties = true,
            RequireAllProperties = true,
            TransformSchemaNode = WithoutDefault,
        }
    );

    // Strict output knows no "default"; some services refuse a schema that has one.
    private static JsonNode WithoutDefault(AIJsonSchemaTransformContext context, JsonNode node)
    {
        (node as JsonObject)?.Remove("default");
        return node;
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        using var reply = await PostAsync([.. messages], options, streamed: false, cancellationToken);
        return Read(await reply.ReadJsonAsync(cancellationToken));
    }

    /// <summary>Updates as they arrive; one for every event, also where it carries no text, as a sign of life.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        using var reply = await PostAsync([.. messages], options, streamed: true, cancellationToken);
        if (!reply.IsEventStream)
        {
            // Some servers answer in one piece whatever they are asked.
            foreach (var update in Read(await reply.ReadJsonAsync(cancellationToken)).ToChatResponseUpdates())
            {
                yield return update;
            }
            yield break;
        }
        var answer = NewAnswer();
        var hasBegun = false;
        await foreach (var sent in ServerSentEvent.ReadAsync(reply.Stream, cancellationToken))
        {
            hasBegun = true;
            yield return answer.Take(sent);
            if (answer.HasEnded)
            {
                yield break;
            }
        }
        if (!answer.MayEndWithoutWord)
        {
            throw new ModelFaultException(hasBegun ? AssistantFailure.Truncated : AssistantFailure.Empty);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) { }

    /// <summary>Sends through the vendor's library. It may raise what it likes.</summary>
    protected abstract Task<ModelReply> SendAsync(
        IReadOnlyList<ChatMessage> messages,
        ChatOptions options,
        bool streamed,
        CancellationToken cancel
    );

    /// <summary>Reads a whole answer.</summary>
    /// <exception cref="ModelFaultException">It says that it is none.</exception>
    protected abstract ChatResponse Read(JsonElement answer);

    protected abstract StreamedAnswer NewAnswer();

    /// <summary>The form as strict as services want it; null: any text will do.</summary>
    protected static JsonElement? StrictSchema(ChatOptions options) =>
        options.ResponseFormat is ChatResponseFormatJson format
            ? StrictSchemas.GetOrCreateTransformedSchema(format)
            : null;

    protected static string? SafetyIdentifierIn(ChatOptions options) =>
        options.AdditionalProperties?.GetValueOrDefault(SafetyIdentifierProperty) as string;

    private async Task<ModelReply> PostAsync(
        IReadOnlyList<ChatMessage> messages,
        ChatOptions options,
        bool streamed,
        CancellationToken cancel
    )
    {
        try
        {
            return await SendAsync(messages, options, streamed, cancel);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new ModelFaultException(AssistantFailure.TimedOut);
        }
        catch (Exception fault)
            when (fault is not (ModelFaultException or OperationCanceledException or ArgumentException))
        {
            // Whatever a library stumbles over, its message may hold words.
            cancel.ThrowIfCancellationRequested();
            throw new ModelFaultException(AssistantFailure.Unreachable);
        }
    }
}
