using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TherapyJournal.App.Telegram;

/// <summary>One request to the Bot API over HTTP, and what is to be made of whatever comes back.</summary>
/// <remarks>No exception, log line or trace may hold the address, since the token is part of it: none leaves this class.</remarks>
internal sealed class TelegramCall(TelegramAddress address, TimeProvider clock) : IDisposable
{
    /// <summary>How long an answer may take, beside what Telegram was asked to wait.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    // A hundred updates of the longest texts are below a megabyte.
    private const int LargestAnswer = 8 * 1024 * 1024;

    private readonly HttpClient http = NewClient();

    /// <summary>Posts a request and returns what stands in the answer's result.</summary>
    /// <param name="method">Such as sendMessage.</param>
    /// <param name="ask">What is asked.</param>
    /// <param name="shape">Its form.</param>
    /// <param name="wait">How long Telegram was asked to wait before it answers.</param>
    /// <param name="cancel">Stops the wait.</param>
    public Task<TelegramAnswer<JsonElement>> PostAsync<TAsk>(
        string method,
        TAsk ask,
        JsonTypeInfo<TAsk> shape,
        TimeSpan wait,
        CancellationToken cancel
    ) =>
        BoundedAsync<JsonElement>(
            wait + Longest,
            async within =>
            {
                using var content = JsonContent.Create(ask, shape);
                // With its length known: servers of the Bot API do not take chunks.
                await content.LoadIntoBufferAsync(within);
                using var request = new HttpRequestMessage(HttpMethod.Post, address.Method(method))
                {
                    Content = content,
                };
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, within);
                return await ReadAsync(response, within) is { } bytes
                    ? TelegramVerdict.Of(response.StatusCode, bytes)
                    : Failed<JsonElement>(TelegramFault.Malformed, isAmbiguous: true);
            },
            cancel
        );

    /// <summary>Fetches a file that getFile has named.</summary>
    public Task<TelegramAnswer<byte[]>> FetchAsync(string path, int largest, CancellationToken cancel) =>
        BoundedAsync<byte[]>(
            Longest,
            async within =>
            {
                using var response = await http.GetAsync(
                    address.File(path),
                    HttpCompletionOption.ResponseHeadersRead,
                    within
                );
                return
                    // The hour is over for which a file can be fetched.
                    response.StatusCode == HttpStatusCode.NotFound
                        ? Failed<byte[]>(TelegramFault.Refused, false)
                    : !response.IsSuccessStatusCode
                        ? Failed<byte[]>(TelegramVerdict.Reason(response.StatusCode), isAmbiguous: false)
                    : await ReadAsync(response, within, largest) is { } bytes ? new TelegramAnswer<byte[]>.Done(bytes)
                    : Failed<byte[]>(TelegramFault.TooLarge, isAmbiguous: false);
            },
            cancel
        );

    public void Dispose() => http.Dispose();

    private async Task<TelegramAnswer<T>> BoundedAsync<T>(
        TimeSpan longest,
        Func<CancellationToken, Task<TelegramAnswer<T>>> attempt,
        CancellationToken cancel
    )
    {
        using var bound = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancel);
        try
        {
            return await attempt(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Failed<T>(TelegramFault.Unreachable, isAmbiguous: true);
        }
        catch (HttpRequestException fault)
        {
            cancel.ThrowIfCancellationRequested();
            return Failed<T>(TelegramFault.Unreachable, IsLostOnTheWay(fault));
        }
        catch (IOException)
        {
            cancel.ThrowIfCancellationRequested();
            return Failed<T>(TelegramFault.Unreachable, isAmbiguous: true);
        }
    }

    // Without a connection nothing was sent; with one, anything may have come of it.
    private static bool IsLostOnTheWay(HttpRequestException fault) =>
        fault.HttpRequestError
            is not (
                HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError
            );

    private static TelegramAnswer<T>.Failed Failed<T>(TelegramFault reason, bool isAmbiguous) =>
        new(new TelegramFailure(reason, IsAmbiguous: isAmbiguous));

    /// <returns>Null: it is longer than may be.</returns>
    private static async Task<byte[]?> ReadAsync(
        HttpResponseMessage response,
        CancellationToken cancel,
        int largest = LargestAnswer
    )
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        using var bytes = new MemoryStream();
        var piece = new byte[16 * 1024];
        while (await stream.ReadAsync(piece, cancel) is > 0 and var read)
        {
            if (bytes.Length + read > largest)
            {
                return null;
            }
            bytes.Write(piece, 0, read);
        }
        return bytes.ToArray();
    }

    // No propagator: with it the runtime would put each address, token and all, into traces.
    private static HttpClient NewClient() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ActivityHeadersPropagator = null,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
}
