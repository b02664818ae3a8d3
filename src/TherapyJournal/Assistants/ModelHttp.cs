using System.Globalization;
using System.Net.Http.Headers;

namespace TherapyJournal.Assistants;

/// <summary>The HTTP client through which models are asked: follows no redirect, keeps no cookie, reads no endless answer,
/// and turns every failure into a <see cref="ModelFaultException"/> before a vendor's library can put words into one of its own.</summary>
internal static class ModelHttp
{
    // An error names its code in the first lines.
    private const int LongestError = 64 * 1024;

    /// <summary>A client without a time-out of its own: the caller bounds each call.</summary>
    public static HttpClient NewClient() =>
        new(
            new Faults
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

    private sealed class Faults : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            SayNothingOfThisMachine(request.Headers);
            var response = await AskAsync(request, cancellationToken);
            try
            {
                if (!response.IsSuccessStatusCode)
                {
                    throw await FaultAsync(response, cancellationToken);
                }
                response.Content = await BoundedAsync(response.Content, cancellationToken);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }

        // The vendors' libraries tell the operating system and its version with every request.
        private static void SayNothingOfThisMachine(HttpRequestHeaders headers)
        {
            var telling = headers.NonValidated.Select(header => header.Key).Where(IsTelling).ToList();
            telling.ForEach(name => headers.Remove(name));
            headers.UserAgent.Clear();
            headers.UserAgent.Add(new ProductInfoHeaderValue("TherapyJournal", productVersion: null));
        }

        private static bool IsTelling(string header) =>
            header.StartsWith("X-Stainless-", StringComparison.OrdinalIgnoreCase);

        private async Task<HttpResponseMessage> AskAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            try
            {
                return await base.SendAsync(request, cancel);
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException)
            {
                cancel.ThrowIfCancellationRequested();
                throw new ModelFaultException(AssistantFailure.Unreachable, OneRetry.Usual);
            }
        }

        private static async Task<HttpContent> BoundedAsync(HttpContent content, CancellationToken cancel)
        {
            var bounded = new StreamContent(new BoundedReply(await content.ReadAsStreamAsync(cancel)));
            foreach (var (name, values) in content.Headers.NonValidated)
            {
                bounded.Headers.TryAddWithoutValidation(name, values);
            }
            return bounded;
        }

        private static async Task<ModelFaultException> FaultAsync(
            HttpResponseMessage response,
            CancellationToken cancel
        )
        {
            var body = new byte[LongestError];
            await using var stream = new BoundedReply(await response.Content.ReadAsStreamAsync(cancel));
            var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancel);
            var status = (int)response.StatusCode;
            var reason = ModelFault.From(status, body.AsMemory(0, length)) ?? AssistantFailure.Malformed;
            var isWorthAgain =
                status is 408 or 429 or 500 or 502 or 503 or 504 or 529 && reason is not AssistantFailure.NoCredit;
            return new ModelFaultException(reason, isWorthAgain ? Pause(response) : null);
        }

        // A date instead of seconds is as good as too long.
        private static TimeSpan? Pause(HttpResponseMessage response) =>
            !response.Headers.NonValidated.TryGetValues("Retry-After", out var told) ? OneRetry.Usual
            : double.TryParse(told.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 0 and < 86_400
                ? TimeSpan.FromSeconds(seconds)
            : null;
    }
}
