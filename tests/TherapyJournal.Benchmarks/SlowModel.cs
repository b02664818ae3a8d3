using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TherapyJournal.Benchmarks;

/// <summary>A stand-in for a model on loopback that takes its time, for everybody at once: it costs next to nothing, so that what is measured is the program.</summary>
internal sealed class SlowModel : IAsyncDisposable
{
    public const string Key = "sk-bench";

    private readonly WebApplication server;
    private int thinking;
    private int mostAtOnce;
    private int asked;

    private SlowModel()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        server = builder.Build();
        server.Run(AnswerAsync);
    }

    /// <summary>For OPENAI_BASE_URL.</summary>
    public string BaseUrl { get; private set; } = "";

    /// <summary>How long it thinks before it answers.</summary>
    public TimeSpan Thinks { get; set; }

    /// <summary>How many it thought about at the same time, at the most.</summary>
    public int MostAtOnce => mostAtOnce;

    /// <summary>How often it was asked.</summary>
    public int Asked => asked;

    public static async Task<SlowModel> StartAsync()
    {
        var model = new SlowModel();
        await model.server.StartAsync();
        var addresses = model.server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        model.BaseUrl = $"{addresses!.Addresses.Single()}/v1"; // Kestrel always has this feature
        return model;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        if (!context.Request.Path.Value!.EndsWith("/responses", StringComparison.Ordinal)) // there is always a path
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(
                """{"id": "modr-1", "model": "omni-moderation-latest", "results": [{"flagged": false, "categories": {}, "category_scores": {"self-harm": 0.01, "self-harm/intent": 0.01, "self-harm/instructions": 0.01, "violence": 0.01}}]}"""
            );
            return;
        }
        var now = Interlocked.Increment(ref thinking);
        Interlocked.Increment(ref asked);
        for (var most = mostAtOnce; now > most; most = mostAtOnce)
        {
            Interlocked.CompareExchange(ref mostAtOnce, now, most);
        }
        try
        {
            await Task.Delay(Thinks, context.RequestAborted);
        }
        finally
        {
            Interlocked.Decrement(ref thinking);
        }
        var asks = JsonNode.Parse(body)!;
        await WriteAsync(context, Words(asks), isStreamed: (bool?)asks["stream"] == true);
    }

    // Each step wants an answer of its own form.
    private static string Words(JsonNode asks) =>
        (string?)asks["text"]!["format"]!["name"] switch // every step asks for a form
        {
            "summarize-entry" =>
                """{"sentences": [{"text": "The patient walked by the canal.", "quotation": "Afterwards I walked by the canal, and the walk helped."}], "insights": [], "notification": "A new entry about a walk.", "suggestedGoal": null}""",
            "screen-entry" => """{"level": "none", "category": "None", "quotation": ""}""",
            _ => """{"text": "The walk by the canal helped: that stands here as you wrote it."}""",
        };

    private static async Task WriteAsync(HttpContext context, string text, bool isStreamed)
    {
        var said = JsonSerializer.Serialize(text);
        var whole = Whole.Replace("TEXT", said, StringComparison.Ordinal);
        context.Response.ContentType = isStreamed ? "text/event-stream; charset=utf-8" : "application/json";
        await context.Response.WriteAsync(
            isStreamed
                ? Event(
                    "response.output_text.delta",
                    $$"""{"item_id": "msg_1", "output_index": 0, "content_index": 0, "delta": {{said}}, """
                ) + Event("response.completed", $$"""{"response": {{whole}}, """)
                : whole
        );
    }

    private static string Event(string type, string rest) =>
        $"event: {type}\ndata: {rest}\"type\": \"{type}\", \"sequence_number\": 1}}\n\n";

    private static readonly string Whole = """
        {"id": "resp_1", "object": "response", "created_at": 1772442000, "status": "completed", "model": "a-model",
        "parallel_tool_calls": true, "tool_choice": "auto", "tools": [], "metadata": {},
        "usage": {"input_tokens": 1200, "input_tokens_details": {"cached_tokens": 1024, "cache_write_tokens": 0},
        "output_tokens": 80, "output_tokens_details": {"reasoning_tokens": 20}, "total_tokens": 1280},
        "output": [{"type": "message", "id": "msg_1", "role": "assistant", "status": "completed",
        "content": [{"type": "output_text", "text": TEXT, "annotations": [], "logprobs": []}]}]}
        """.ReplaceLineEndings(" ");
}
