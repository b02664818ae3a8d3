using System.Net.Http.Headers;
using System.Text.Json;

namespace TherapyJournal.Assistants.Adapters;

/// <summary>Posts to OpenAI, or to what the settings name in its place: the same key, no redirect, no endless answer.</summary>
internal sealed class OpenAiService(ModelRoutes routes, TimeProvider clock) : IDisposable
{
    private readonly Lazy<HttpClient> http = new(ModelHttp.NewClient);

    /// <summary>The answer, within the time and after one retry at most.</summary>
    /// <param name="path">Below the service's address, without a slash at its beginning.</param>
    /// <param name="body">Makes the body, once for every try.</param>
    /// <param name="longest">How long it may take in all.</param>
    /// <param name="cancel">Stops the call.</param>
    /// <param name="route">Another address, with the key that belongs there; null: OpenAI's own, or what stands in its place.</param>
    /// <exception cref="ModelFaultException">There is no usable answer.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was used.</exception>
    public async Task<JsonElement> PostAsync(
        string path,
        Func<HttpContent> body,
        TimeSpan longest,
        CancellationToken cancel,
        ModelRoute? route = null
    )
    {
        var home = routes.OpenAi;
        if (route is null && home is { Key: null, IsNamed: false })
        {
            throw new ModelFaultException(AssistantFailure.NotConfigured);
        }
        var (endpoint, key) = route is null ? (home.Endpoint, home.Key) : (route.Endpoint, route.Key);
        using var patience = new CancellationTokenSource(longest, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            return await OneRetry.AskAsync(() => OnceAsync(endpoint, key, path, body, both.Token), clock, both.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new ModelFaultException(AssistantFailure.TimedOut);
        }
    }

    public void Dispose()
    {
        if (http.IsValueCreated)
        {
            http.Value.Dispose();
        }
    }

    private async Task<JsonElement> OnceAsync(
        Uri endpoint,
        string? key,
        string path,
        Func<HttpContent> body,
        CancellationToken cancel
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{endpoint}/{path}"));
        request.Content = body();
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using var response = await http.Value.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        using var reply = new ModelReply(await response.Content.ReadAsStreamAsync(cancel), mediaType: null, response);
        return await reply.ReadJsonAsync(cancel);
    }
}
