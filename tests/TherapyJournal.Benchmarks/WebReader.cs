using System.Diagnostics;
using System.Net;
using TherapyJournal.Tests.App.Web;

namespace TherapyJournal.Benchmarks;

/// <summary>Somebody signed in who reads pages, and how long each takes to its last byte.</summary>
internal sealed class WebReader : IDisposable
{
    private readonly HttpClient http;

    private WebReader(int port)
    {
        var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseCookies = true };
        http = new HttpClient(handler) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        http.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");
    }

    /// <summary>Takes an invitation up.</summary>
    public static async Task<WebReader> JoinAsync(int port, string code)
    {
        var reader = new WebReader(port);
        var begun = await reader.PostAsync("/join", new() { ["code"] = code });
        var key = Between(begun, "name=\"key\" value=\"", "\"");
        await reader.PostAsync(
            "/join/details",
            new()
            {
                ["code"] = code,
                ["name"] = $"reader {code[..8]}",
                ["password"] = "four quiet words suffice",
                ["key"] = key,
                ["app-code"] = key.Length > 0 ? AuthenticatorApp.Code(key) : "",
            }
        );
        return reader;
    }

    /// <summary>Reads a page: milliseconds, and bytes as they travelled.</summary>
    /// <exception cref="InvalidOperationException">It is not shown.</exception>
    public async Task<(double Milliseconds, int Bytes)> ReadAsync(string path)
    {
        var begun = Stopwatch.GetTimestamp();
        using var answer = await http.GetAsync(path);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var wait = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        return answer.StatusCode == HttpStatusCode.OK && answer.RequestMessage!.RequestUri!.PathAndQuery == path // the client sets both
            ? (wait, bytes.Length)
            : throw new InvalidOperationException($"A page was not shown ({answer.StatusCode}).");
    }

    /// <summary>The last entry of the first page of a patient, after which the next page begins.</summary>
    public async Task<string> OlderAsync(string path) =>
        Between(await http.GetStringAsync(path), "?before=", "\"") is { Length: > 0 } found
            ? found
            : throw new InvalidOperationException("There is one page alone.");

    public void Dispose() => http.Dispose();

    private async Task<string> PostAsync(string path, Dictionary<string, string> fields)
    {
        fields["form"] = Between(await http.GetStringAsync("/join"), "name=\"form\" value=\"", "\"");
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync(path, form);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>What stands between the first occurrence of one text and the next of another; empty: nothing does.</summary>
    private static string Between(string text, string from, string to)
    {
        var begin = text.IndexOf(from, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : text.IndexOf(to, begin + from.Length, StringComparison.Ordinal);
        return end < 0 ? "" : text[(begin + from.Length)..end];
    }
}
