using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using TherapyJournal.Assistants.Adapters;

namespace TherapyJournal.Assistants;

/// <summary>The clients behind the routes, each made at its first call: most commands never ask a model, and must start fast.</summary>
internal sealed class ModelClients : IDisposable
{
    private readonly ConcurrentDictionary<(ModelApi, Uri, string), Lazy<IChatClient>> clients = new();

    /// <summary>The client of a route; steps with the same service and model share one.</summary>
    public IChatClient For(ModelRoute route) =>
        clients.GetOrAdd((route.Api, route.Endpoint, route.Model), _ => new(() => New(route))).Value;

    public void Dispose()
    {
        foreach (var client in clients.Values.Where(client => client.IsValueCreated))
        {
            client.Value.Dispose();
        }
    }

    private static IChatClient New(ModelRoute route) =>
        route.Api switch
        {
            ModelApi.Responses => new OpenAiResponsesChatClient(route),
            ModelApi.Chat => new ChatCompletionsChatClient(route),
            ModelApi.Anthropic => new AnthropicChatClient(route),
            _ => throw new ArgumentOutOfRangeException(nameof(route), route.Api, "No adapter speaks this."),
        };
}
