#pragma warning disable OPENAI001 // The library marks clients without a key as experimental.
using System.ClientModel;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace TherapyJournal.Assistants.Adapters;

/// <summary>Chat completions behind the port, as OpenAI, Azure, Ollama, llama.cpp and vLLM speak them.</summary>
/// <remarks>A server that does not take a schema is asked for any JSON object, then for text; what worked is remembered.</remarks>
internal sealed class ChatCompletionsChatClient : ModelAdapter
{
    private readonly HttpClient http = ModelHttp.NewClient();
    private readonly ChatClient client;
    private readonly bool isAtVendor;
    private volatile ChatForm taken = ChatForm.Schema;

    public ChatCompletionsChatClient(ModelRoute route)
    {
        isAtVendor = ChatCompletionsRequest.IsVendor(route.Endpoint);
        client = new(
            route.Model,
            OpenAiConnection.Authentication(route),
            new OpenAIClientOptions { Endpoint = route.Endpoint }.With(http)
        );
    }

    protected override async Task<ModelReply> SendAsync(
        IReadOnlyList<ChatMessage> messages,
        ChatOptions options,
        bool streamed,
        CancellationToken cancel
    )
    {
        for (var form = taken; ; form++)
        {
            try
            {
                var reply = await SendAsync(messages, options, form, streamed, cancel);
                taken = form;
                return reply;
            }
            catch (ModelFaultException refused)
                when (refused.Reason is AssistantFailure.RequestRefused
                    && form is not ChatForm.Described
                    && options.ResponseFormat is ChatResponseFormatJson
                )
            {
                // On to the next form: the server says no more than that it does not like the request.
            }
        }
    }

    protected override ChatResponse Read(JsonElement answer) => ChatCompletionsAnswer.Read(answer);

    protected override StreamedAnswer NewAnswer() => new ChatCompletionsAnswer();

    protected override void Dispose(bool disposing)
    {
        http.Dispose();
        base.Dispose(disposing);
    }

    private async Task<ModelReply> SendAsync(
        IReadOnlyList<ChatMessage> messages,
        ChatOptions options,
        ChatForm form,
        bool streamed,
        CancellationToken cancel
    )
    {
        var request = new ChatCompletionsRequest(messages, options, StrictSchema(options), SafetyIdentifierIn(options));
        using var content = BinaryContent.Create(
            BinaryData.FromString(request.Write(form, isAtVendor, streamed).ToJsonString())
        );
        return OpenAiConnection.Reply(await client.CompleteChatAsync(content, OpenAiConnection.Unbuffered(cancel)));
    }
}
