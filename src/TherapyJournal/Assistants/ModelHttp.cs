namespace TherapyJournal.Assistants;

/// <summary>The HTTP client through which models are asked: follows no redirect, keeps no cookie, reads no endless answer.</summary>
internal static class ModelHttp
{
    // A summary has a few kilobytes; the list of all models about fifty.
    private const long LongestReply = 4 * 1024 * 1024;

    /// <summary>A client without a time-out of its own: the caller bounds each call.</summary>
    public static HttpClient NewClient() =>
        new(
            new BoundedReplies
            {
                InnerHandler = new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    ActivityHeadersPropagator = null,
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                },
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };

    private sealed class BoundedReplies : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var response = await base.SendAsync(request, cancellationToken);
            try
            {
                await response.Content.LoadIntoBufferAsync(LongestReply, cancellationToken);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }
    }
}
