using System.ClientModel;
using System.ClientModel.Primitives;

namespace TherapyJournal.Assistants.Adapters;

/// <summary>How OpenAI's library is used: its requests and protocol, our HTTP client, nothing tried again and nothing logged.</summary>
internal static class OpenAiConnection
{
    /// <summary>Sets what every client of the library has in common.</summary>
    public static TOptions With<TOptions>(this TOptions options, HttpClient http)
        where TOptions : ClientPipelineOptions
    {
        options.Transport = new HttpClientPipelineTransport(http);
        options.NetworkTimeout = Timeout.InfiniteTimeSpan;
        options.RetryPolicy = new ClientRetryPolicy(maxRetries: 0);
        options.ClientLoggingOptions = new() { EnableLogging = false };
        options.EnableDistributedTracing = false;
        return options;
    }

    public static AuthenticationPolicy Authentication(ModelRoute route) =>
        route.Key is { } key
            ? ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(new ApiKeyCredential(key))
            : new NoKey();

    // The answer is read as it comes, also a whole one: only then does its bound hold.
    public static RequestOptions Unbuffered(CancellationToken cancel) =>
        new()
        {
            BufferResponse = false,
            CancellationToken = cancel,
            ErrorOptions = ClientErrorBehaviors.NoThrow,
        };

    public static ModelReply Reply(ClientResult result)
    {
        var response = result.GetRawResponse();
        response.Headers.TryGetValue("Content-Type", out var type);
        return new ModelReply(response.ContentStream ?? Stream.Null, type, response);
    }

    private sealed class NoKey : AuthenticationPolicy
    {
        public override void Process(
            PipelineMessage message,
            IReadOnlyList<PipelinePolicy> pipeline,
            int currentIndex
        ) => ProcessNext(message, pipeline, currentIndex);

        public override ValueTask ProcessAsync(
            PipelineMessage message,
            IReadOnlyList<PipelinePolicy> pipeline,
            int currentIndex
        ) => ProcessNextAsync(message, pipeline, currentIndex);
    }
}
