using System.Text.Json;
using Anthropic;
using Anthropic.Core;
using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;

namespace TherapyJournal.Assistants.Adapters;

/// <summary>Anthropic's Messages API behind the port, by the vendor's own library over our HTTP client.</summary>
internal sealed class AnthropicChatClient : ModelAdapter
{
    private readonly HttpClient http = ModelHttp.NewClient();
    private readonly AnthropicClient client;

    public AnthropicChatClient(ModelRoute route) => client = Connect(route, http);

    /// <summary>The library's client; it reads no key and no address by itself, since both are given.</summary>
    public static AnthropicClient Connect(ModelRoute route, HttpClient http) =>
        new(
            new ClientOptions
            {
                HttpClient = http,
                BaseUrl = route.Endpoint.AbsoluteUri.TrimEnd('/'),
                ApiKey = route.Key ?? throw new ModelFaultException(AssistantFailure.NotConfigured),
                MaxRetries = 0,
                // Longer than any step: the assistant keeps the time.
                Timeout = TimeSpan.FromMinutes(15),
                ResponseValidation = false,
            }
        );

    protected override async Task<ModelReply> SendAsync(
        IReadOnlyList<ChatMessage> messages,
        ChatOptions options,
        bool streamed,
        CancellationToken cancel
    )
    {
        var service = client.WithRawResponse.Messages;
        var request = Request(messages, options);
        HttpResponse response = streamed
            ? await service.CreateStreaming(request, cancel)
            : await service.Create(request, cancel);
        return new ModelReply(
            await response.ReadAsStream(cancel),
            response.RawMessage.Content.Headers.ContentType?.MediaType,
            response
        );
    }

    protected override ChatResponse Read(JsonElement answer) => AnthropicAnswer.Read(answer);

    protected override StreamedAnswer NewAnswer() => new AnthropicAnswer();

    protected override void Dispose(bool disposing)
    {
        client.Dispose();
        http.Dispose();
        base.Dispose(disposing);
    }

    private static MessageCreateParams Request(IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        var request = new MessageCreateParams
        {
            Model = options.ModelId ?? throw new ArgumentException("A model is named by every route.", nameof(options)),
            MaxTokens =
                options.MaxOutputTokens ?? throw new ArgumentException("This API needs a bound.", nameof(options)),
            // What people wrote stays between its tags; what the program says of this turn comes last, outside of them.
            Messages =
            [
                new MessageParam(
                    new UserMessageParam
                    {
                        Content = new MessageContentParam([
                            .. messages.Select(message => new ContentBlockParam(new TextBlockParam(message.Text))),
                        ]),
                    }
                ),
            ],
        };
        if (options.Instructions is { } instructions)
        {
            // Here the vendor caches only what is marked.
            request = request with
            {
                System = new MessageCreateParamsSystem([
                    new TextBlockParam(instructions) { CacheControl = new CacheControlEphemeral() },
                ]),
            };
        }
        if (SafetyIdentifierIn(options) is { } person)
        {
            request = request with { Metadata = new Metadata { UserID = person } };
        }
        return StrictSchema(options) is { } schema
            ? request with
            {
                OutputConfig = new OutputConfig
                {
                    Format = new JsonOutputFormat
                    {
                        Schema = schema.EnumerateObject().ToDictionary(p => p.Name, p => p.Value),
                    },
                },
            }
            : request;
    }
}
