#pragma warning disable OPENAI001 // The library marks all of Responses as experimental; this file alone knows it.
using System.ClientModel;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Responses;

namespace TherapyJournal.Assistants.Adapters;

/// <summary>The OpenAI Responses API behind the port: nothing is stored there.</summary>
internal sealed class OpenAiResponsesChatClient : ModelAdapter
{
    private readonly HttpClient http = ModelHttp.NewClient();
    private readonly ResponsesClient client;

    public OpenAiResponsesChatClient(ModelRoute route) =>
        client = new(
            OpenAiConnection.Authentication(route),
            new ResponsesClientOptions { Endpoint = route.Endpoint }.With(http)
        );

    protected override async Task<ModelReply> SendAsync(
        IReadOnlyList<ChatMessage> messages,
        ChatOptions options,
        bool streamed,
        CancellationToken cancel
    )
    {
        var request = new CreateResponseOptions(options.ModelId, messages.Select(Item))
        {
            StoredOutputEnabled = false,
            StreamingEnabled = streamed ? true : null,
            Instructions = options.Instructions,
            MaxOutputTokenCount = options.MaxOutputTokens,
            SafetyIdentifier = SafetyIdentifierIn(options),
            TextOptions = StrictSchema(options) is { } schema
                ? new()
                {
                    TextFormat = ResponseTextFormat.CreateJsonSchemaFormat(
                        ((ChatResponseFormatJson)options.ResponseFormat!).SchemaName, // there is a schema, so there is a format
                        BinaryData.FromString(schema.GetRawText()),
                        jsonSchemaFormatDescription: null,
                        jsonSchemaIsStrict: true
                    ),
                }
                : null,
        };
        return OpenAiConnection.Reply(
            await client.CreateResponseAsync((BinaryContent)request, OpenAiConnection.Unbuffered(cancel))
        );
    }

    protected override ChatResponse Read(JsonElement answer) => ResponsesAnswer.Read(answer);

    protected override StreamedAnswer NewAnswer() => new ResponsesAnswer();

    protected override void Dispose(bool disposing)
    {
        http.Dispose();
        base.Dispose(disposing);
    }

    private static ResponseItem Item(ChatMessage message) =>
        message.Role == ChatRole.System ? ResponseItem.CreateDeveloperMessageItem(message.Text)
        : message.Role == ChatRole.User ? ResponseItem.CreateUserMessageItem(message.Text)
        : throw new ArgumentException(
            "Steps send what the program says and what people wrote, nothing else.",
            nameof(message)
        );
}
