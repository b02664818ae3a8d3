using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TherapyJournal.BrowserTests;

/// <summary>A model's service on this machine that speaks chat completions, streamed and whole, and says what a test wants it to say.</summary>
internal sealed class SmallModel : IAsyncDisposable
{
    private readonly WebApplication server;

    private SmallModel(WebApplication server) => this.server = server;

    /// <summary>What it says to a request for this form; what is not the form is no answer, and the rules and the bank do it.</summary>
    public Func<AskedOfModel, string> Answer { get; set; } = _ => "no form";

    public string Address => server.Urls.First() + "/v1";

    public static async Task<SmallModel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var model = new SmallModel(builder.Build());
        model.server.MapPost("/v1/chat/completions", model.AnswerAsync);
        await model.server.StartAsync();
        return model;
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var request = await JsonDocument.ParseAsync(context.Request.Body);
        var said = Answer(AskedOfModel.In(request.RootElement));
        if (!request.RootElement.TryGetProperty("stream", out var stream) || !stream.GetBoolean())
        {
            await context.Response.WriteAsJsonAsync(
                Part(new { role = "assistant", content = said }, "message", "stop")
            );
            return;
        }
        context.Response.ContentType = "text/event-stream";
        await SendAsync(Part(new { role = "assistant", content = said }, "delta", finish: null));
        await SendAsync(Part(new { }, "delta", "stop"));
        await context.Response.WriteAsync("data: [DONE]\n\n");

        Task SendAsync(object part) => context.Response.WriteAsync($"data: {JsonSerializer.Serialize(part)}\n\n");
    }

    private static Dictionary<string, object> Part(object words, string kind, string? finish) =>
        new()
        {
            ["id"] = "chat-1",
            ["object"] = kind == "delta" ? "chat.completion.chunk" : "chat.completion",
            ["created"] = 1_770_000_000,
            ["model"] = "small",
            ["choices"] = new[]
            {
                new Dictionary<string, object?>
                {
                    ["index"] = 0,
                    [kind] = words,
                    ["finish_reason"] = finish,
                },
            },
            ["usage"] = new
            {
                prompt_tokens = 100,
                completion_tokens = 20,
                total_tokens = 120,
            },
        };
}

/// <summary>What the program has asked of the model.</summary>
/// <param name="Form">The form of the answer: the step's name.</param>
/// <param name="Text">All that was sent.</param>
internal sealed record AskedOfModel(string Form, string Text)
{
    public static AskedOfModel In(JsonElement request)
    {
        var text = new StringBuilder();
        foreach (var message in request.GetProperty("messages").EnumerateArray())
        {
            if (message.GetProperty("role").GetString() == "user")
            {
                text.AppendLine(message.GetProperty("content").GetString());
            }
        }
        var form = request.TryGetProperty("response_format", out var format)
            ? format.GetProperty("json_schema").GetProperty("name").GetString()
            : null;
        return new AskedOfModel(form ?? "", text.ToString());
    }

    /// <summary>What the model calls the block by in which these words stand.</summary>
    public string LabelOf(string tag, string words)
    {
        var at = Text.IndexOf($"<{tag} ", StringComparison.Ordinal);
        while (at >= 0)
        {
            var end = Text.IndexOf($"</{tag}>", at, StringComparison.Ordinal);
            if (Text[at..end].Contains(words, StringComparison.Ordinal))
            {
                return Text[at..end].Split('"')[1];
            }
            at = Text.IndexOf($"<{tag} ", end, StringComparison.Ordinal);
        }
        throw new InvalidOperationException($"No {tag} holds it.");
    }
}
