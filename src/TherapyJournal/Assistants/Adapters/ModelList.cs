using System.Net.Http.Headers;
using System.Text.Json;
using Anthropic.Models.Models;
using NodaTime;
using NodaTime.Text;

namespace TherapyJournal.Assistants.Adapters;

/// <summary>The models that a service says it has, and the day it will shut each down.</summary>
internal sealed class ModelList
{
    // More than any vendor has; Anthropic's own bound.
    private const int Most = 1000;

    private readonly Dictionary<string, LocalDate?> models = new(StringComparer.Ordinal);

    private ModelList(JsonElement answer)
    {
        foreach (var model in answer.Child("data").Items())
        {
            models[model.Child("id").Text() ?? ""] = ShutDownDate(model);
        }
    }

    public bool Knows(string model) => models.ContainsKey(model);

    /// <summary>Null: none is announced, or the model is not on the list.</summary>
    public LocalDate? ShutDownDateOf(string model) => models.GetValueOrDefault(model);

    /// <summary>Asks the service of a route.</summary>
    /// <exception cref="ModelFaultException">It does not answer as it should.</exception>
    public static async Task<ModelList> OfAsync(ModelRoute route, CancellationToken cancel)
    {
        using var http = ModelHttp.NewClient();
        return new ModelList(
            route.Api is ModelApi.Anthropic
                ? await AtAnthropicAsync(route, http, cancel)
                : await AtOpenAiAsync(route, http, cancel)
        );
    }

    private static async Task<JsonElement> AtOpenAiAsync(ModelRoute route, HttpClient http, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{route.Endpoint}/models"));
        request.Headers.Authorization = route.Key is { } key ? new AuthenticationHeaderValue("Bearer", key) : null;
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        using var reply = new ModelReply(await response.Content.ReadAsStreamAsync(cancel), mediaType: null, response);
        return await reply.ReadJsonAsync(cancel);
    }

    private static async Task<JsonElement> AtAnthropicAsync(ModelRoute route, HttpClient http, CancellationToken cancel)
    {
        using var client = AnthropicChatClient.Connect(route, http);
        using var response = await client.WithRawResponse.Models.List(new ModelListParams { Limit = Most }, cancel);
        using var reply = new ModelReply(await response.ReadAsStream(cancel), mediaType: null, response);
        return await reply.ReadJsonAsync(cancel);
    }

    private static LocalDate? ShutDownDate(JsonElement model) =>
        model.Child("shutdown_date").Text() is { } date && LocalDatePattern.Iso.Parse(date) is { Success: true } parsed
            ? parsed.Value
            : null;
}
