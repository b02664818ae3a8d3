using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace TherapyJournal.Tests.Assistants;

/// <summary>A stand-in for OpenAI, and for servers that speak as it does: responses, chat completions, the list of models,
/// embeddings, moderation and transcription.</summary>
/// <remarks>
/// <code>
/// await using var openAi = await FakeOpenAi.StartAsync();
/// settings["OPENAI_API_KEY"] = FakeOpenAi.Key;
/// settings["OPENAI_BASE_URL"] = openAi.BaseUrl;
/// openAi.Fail(FakeFault.Hang);                  // the next request; Fail(fault, always: true): every one
/// openAi.Answer = request => """{"text": "…"}"""; // instead of its own plausible answers
/// </code>
/// </remarks>
public sealed class FakeOpenAi : FakeModelServer
{
    /// <summary>The only key that it accepts.</summary>
    public const string Key = "sk-fake-4711";

    /// <summary>The forms of answers that its chat completions take, from json_schema, json_object and text.</summary>
    public HashSet<string> ChatForms { get; } = ["json_schema", "json_object", "text"];

    /// <summary>The models that turn texts into vectors.</summary>
    public HashSet<string> VectorModels { get; } = ["text-embedding-3-small", "house-embed", "new-embed"];

    /// <summary>How many numbers its vectors have where nobody asks for a length.</summary>
    public const int UsualDimensions = 96;

    /// <summary>True: it is a server of one's own and wants no key at all, not even a made-up one.</summary>
    public bool IsOpen { get; set; }

    /// <summary>True: it does not say which models it has.</summary>
    public bool HasNoList { get; set; }

    /// <summary>Every recording that it was sent, as multipart text.</summary>
    public List<string> Recordings { get; } = [];

    /// <summary>What it hears in every recording.</summary>
    public string Transcription { get; set; } = "I walked by the canal. ";

    /// <summary>Every other request with a body.</summary>
    public ConcurrentQueue<JsonElement> Others { get; } = new();

    /// <summary>What it answers to a text that is to be judged.</summary>
    public string Moderation { get; set; } = Moderated(selfHarm: 0.02, intent: 0.01);

    /// <summary>The status with which it fails to judge texts; null: it judges them.</summary>
    public int? ModerationFault { get; set; }

    /// <summary>A judgement with these scores.</summary>
    public static string Moderated(double selfHarm, double intent) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $$$"""{"id": "modr-1", "model": "omni-moderation-latest", "results": [{"flagged": true, "categories": {"self-harm": true}, "category_scores": {"self-harm": {{{selfHarm}}}, "self-harm/intent": {{{intent}}}, "self-harm/instructions": 0.01, "violence": 0.2}}]}"""
        );

    /// <summary>For OPENAI_BASE_URL.</summary>
    public string BaseUrl => $"{Origin}/v1";

    private protected override FakeWire UsualWire { get; } = new FakeResponsesWire();

    public static async Task<FakeOpenAi> StartAsync()
    {
        var fake = new FakeOpenAi();
        fake.Models["gpt-6-luna"] = null;
        fake.Models["gpt-6.1-terra"] = null;
        await fake.StartServerAsync();
        return fake;
    }

    private protected override FakeWire? WireOf(string path) =>
        path switch
        {
            "/v1/responses" => UsualWire,
            "/v1/chat/completions" => new FakeChatWire(),
            _ => null,
        };

    private protected override FakeRefusal? Refusal(HttpRequest http, FakeRequest? request, byte[] body) =>
        IsOpen && http.Headers.Authorization.Count > 0
            ? new(401, "invalid_api_key", "A key came to where none belongs.")
        : !IsOpen && http.Headers.Authorization != $"Bearer {Key}"
            ? new(401, "invalid_api_key", "Incorrect API key provided.")
        : request is null ? FakeOpenAiRules.OtherRefusal(http, body)
        : FakeOpenAiRules.Refusal(request, Models.Keys, ChatForms);

    private protected override Task AnswerOtherAsync(HttpContext context, byte[] body) =>
        context.Request.Path.Value switch
        {
            "/v1/models" when HasNoList => WriteAsync(context, UsualWire.Error("unknown_url", "Not Found"), 404),
            "/v1/models" => WriteAsync(context, FakeAnswers.ListOf(Models)),
            "/v1/audio/transcriptions" => TranscribeAsync(context, body),
            "/v1/moderations" when ModerationFault is { } status => WriteAsync(
                context,
                UsualWire.Error("server_error", "Bad: " + Encoding.UTF8.GetString(body)),
                status
            ),
            "/v1/moderations" => AnswerAsync(context, body, _ => Moderation),
            _ => EmbedAsync(context, body),
        };

    private Task TranscribeAsync(HttpContext context, byte[] body)
    {
        Recordings.Add(Encoding.Latin1.GetString(body));
        return WriteAsync(
            context,
            JsonSerializer.Serialize(
                new
                {
                    text = Transcription,
                    languages = Array.Empty<string>(),
                    usage = new
                    {
                        type = "tokens",
                        input_tokens = 210,
                        output_tokens = 8,
                    },
                }
            )
        );
    }

    private async Task AnswerAsync(HttpContext context, byte[] body, Func<JsonElement, string> answer)
    {
        using var json = JsonDocument.Parse(body);
        Others.Enqueue(json.RootElement.Clone());
        await WriteAsync(context, answer(json.RootElement));
    }

    private async Task EmbedAsync(HttpContext context, byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        if (VectorModels.Contains(json.RootElement.GetProperty("model").GetString() ?? ""))
        {
            await AnswerAsync(context, body, Embeddings);
            return;
        }
        await WriteAsync(context, UsualWire.Error("model_not_found", "The model does not exist."), 404);
    }

    // Last first, as the vendor is free to answer.
    private static string Embeddings(JsonElement request)
    {
        var model = request.GetProperty("model").GetString() ?? "";
        var dimensions = request.TryGetProperty("dimensions", out var asked) ? asked.GetInt32() : UsualDimensions;
        var texts = request.GetProperty("input").EnumerateArray().Select(text => text.GetString() ?? "").ToList();
        return JsonSerializer.Serialize(
            new
            {
                @object = "list",
                model,
                data = texts
                    .Select(
                        (text, index) =>
                            new
                            {
                                @object = "embedding",
                                index,
                                embedding = FakeVectors.Of(model, text, dimensions),
                            }
                    )
                    .Reverse(),
                usage = new
                {
                    prompt_tokens = texts.Sum(t => t.Length / 4),
                    total_tokens = texts.Sum(t => t.Length / 4),
                },
            }
        );
    }
}
