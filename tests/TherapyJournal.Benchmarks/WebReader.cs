using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using TherapyJournal.Tests.App.Web;

namespace TherapyJournal.Benchmarks;

/// <summary>Somebody signed in who reads pages, and how long each takes to its last byte.</summary>
internal sealed partial class WebReader : IDisposable
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
        var key = Key().Match(begun).Groups[1].Value;
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
        Older().Match(await http.GetStringAsync(path)) is { Success: true } found
            ? found.Groups[1].Value
            : throw new InvalidOperationException("There is one page alone.");

    public void Dispose() => http.Dispose();

    private async Task<string> PostAsync(string path, Dictionary<string, string> fields)
    {
        fields["form"] = Proof().Match(await http.GetStringAsync("/join")).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync(path, form);
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("name=\"form\" value=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Proof();

    [GeneratedRegex("name=\"key\" value=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Key();

    [GeneratedRegex("before=([0-9a-f-]{36})", RegexOptions.None, 1000)]
    private static partial Regex Older();
}
