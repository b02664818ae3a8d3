#pragma warning disable OPENAI001 // Its vendor marks all of Responses as experimental; this file alone knows it.
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Responses;

namespace TherapyJournal.Assistants;

/// <summary>The OpenAI Responses API behind the port: nothing is stored there, and an answer is whole or a <see cref="ModelFaultException"/>.</summary>
internal sealed class OpenAiResponsesChatClient(ModelAccess access, TimeSpan longest) : IChatClient
{
    /// <summary>Where <see cref="ChatOptions.AdditionalProperties"/> holds the <see cref="SafetyIdentifier"/> as text.</summary>
    public const string SafetyIdentifierProperty = "safety_identifier";

    private static readonly AIJsonSchemaTransformCache Strict = new(
        new() { DisallowAdditionalProperties = true, RequireAllProperties = true }
    );

    // Made at the first call: most commands never ask a model, and must start fast.
    private readonly Lazy<ResponsesClient> client = new(() => Connect(access, longest));

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        using var response = await SendAsync(Request(messages, options), cancellationToken);
        if (ModelFault.From(response.Status, response.Content) is { } failure)
        {
            throw new ModelFaultException(failure);
        }
        return Answer(Parse(response));
    }

    /// <summary>The whole answer in one piece.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() { }

    private static ResponsesClient Connect(ModelAccess access, TimeSpan longest) =>
        new(
            new ApiKeyCredential(access.Key ?? throw new ModelFaultException(AssistantFailure.NotConfigured)),
            new ResponsesClientOptions
            {
                Endpoint = access.Endpoint,
                NetworkTimeout = longest,
                RetryPolicy = new OneRetry(),
                Transport = new HttpClientPipelineTransport(ModelHttp.NewClient()),
                ClientLoggingOptions = new() { EnableLogging = false },
                EnableDistributedTracing = false,
            }
        );

    private static CreateResponseOptions Request(IEnumerable<ChatMessage> messages, ChatOptions options)
    {
        var request = new CreateResponseOptions(options.ModelId, messages.Select(Item))
        {
            StoredOutputEnabled = false,
            Instructions = options.Instructions,
            SafetyIdentifier = options.AdditionalProperties?[SafetyIdentifierProperty] as string,
        };
        if (options.ResponseFormat is ChatResponseFormatJson format)
        {
            request.TextOptions = new()
            {
                TextFormat = ResponseTextFormat.CreateJsonSchemaFormat(
                    format.SchemaName,
                    BinaryData.FromString(Strict.GetOrCreateTransformedSchema(format)!.Value.GetRawText()), // a schema is set by every step
                    jsonSchemaFormatDescription: null,
                    jsonSchemaIsStrict: true
                ),
            };
        }
        return request;
    }

    private static ResponseItem Item(ChatMessage message) =>
        message.Role == ChatRole.System ? ResponseItem.CreateDeveloperMessageItem(message.Text)
        : message.Role == ChatRole.User ? ResponseItem.CreateUserMessageItem(message.Text)
        : throw new ArgumentException(
            "Steps send what the program says and what people wrote, nothing else.",
            nameof(message)
        );

    private async Task<PipelineResponse> SendAsync(CreateResponseOptions request, CancellationToken cancel)
    {
        var options = new RequestOptions { CancellationToken = cancel, ErrorOptions = ClientErrorBehaviors.NoThrow };
        try
        {
            var result = await client.Value.CreateResponseAsync(request, options);
            return result.GetRawResponse();
        }
        catch (Exception fault)
            when (fault is ClientResultException or AggregateException or HttpRequestException or IOException)
        {
            cancel.ThrowIfCancellationRequested();
            throw new ModelFaultException(AssistantFailure.Unreachable);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new ModelFaultException(AssistantFailure.TimedOut);
        }
    }

    private static ResponseResult Parse(PipelineResponse response)
    {
        if (response.Content.ToMemory().IsEmpty)
        {
            throw new ModelFaultException(AssistantFailure.Empty);
        }
        try
        {
            return (ResponseResult)ClientResult.FromResponse(response);
        }
        catch (Exception)
        {
            // Whatever the SDK stumbles over, the answer is not what the API promises.
            throw new ModelFaultException(AssistantFailure.Malformed);
        }
    }

    private static ChatResponse Answer(ResponseResult result)
    {
        var parts = result.OutputItems.OfType<MessageResponseItem>().SelectMany(message => message.Content).ToList();
        if (FailureIn(result, parts) is { } failure)
        {
            throw new ModelFaultException(failure);
        }
        var text = string.Concat(parts.Where(p => p.Kind == ResponseContentPartKind.OutputText).Select(p => p.Text));
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
        {
            FinishReason = ChatFinishReason.Stop,
            Usage = new UsageDetails
            {
                InputTokenCount = result.Usage?.InputTokenCount,
                CachedInputTokenCount = result.Usage?.InputTokenDetails?.CachedTokenCount,
                OutputTokenCount = result.Usage?.OutputTokenCount,
            },
        };
    }

    private static AssistantFailure? FailureIn(ResponseResult result, IEnumerable<ResponseContentPart> parts) =>
        result.Status switch
        {
            ResponseStatus.Completed when parts.Any(p => p.Kind == ResponseContentPartKind.Refusal) =>
                AssistantFailure.Refused,
            ResponseStatus.Completed => null,
            ResponseStatus.Incomplete
                when result.IncompleteStatusDetails?.Reason == ResponseIncompleteStatusReason.ContentFilter =>
                AssistantFailure.Filtered,
            ResponseStatus.Incomplete => AssistantFailure.Truncated,
            ResponseStatus.Failed when result.Error?.Code.ToString() == "rate_limit_exceeded" =>
                AssistantFailure.RateLimited,
            ResponseStatus.Failed when result.Error?.Code.ToString() == "invalid_prompt" => AssistantFailure.Filtered,
            ResponseStatus.Failed => AssistantFailure.ServerError,
            _ => AssistantFailure.Malformed,
        };
}
