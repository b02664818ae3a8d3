using System.Net;
using Shouldly;

namespace TherapyJournal.Tests.App.Web;

/// <summary>A browser without scripts: it keeps cookies, follows what it is sent to, and sends forms with the field that proves them.</summary>
public sealed class Browser(int port, CancellationToken cancel) : IDisposable
{
    private const int MostSteps = 5;
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        BaseAddress = new Uri($"http://127.0.0.1:{port}"),
    };

    /// <summary>Sent with every request.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.Ordinal);

    /// <summary>What it was given to keep.</summary>
    public IDictionary<string, string> Cookies => cookies;

    /// <summary>Opens a page, and goes on where it is sent.</summary>
    public Task<Shown> OpenAsync(string path) => FollowAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>The first answer alone.</summary>
    public Task<Shown> AskAsync(HttpMethod method, string path) => SendAsync(new HttpRequestMessage(method, path));

    /// <summary>Sends a form to a path, with the proof that a page of ours holds, and goes on where it is sent.</summary>
    /// <param name="path">What the form is sent to.</param>
    /// <param name="fields">What it holds.</param>
    /// <param name="from">The page on which it stands; null: any page of whoever is signed in.</param>
    public async Task<Shown> PostAsync(string path, IReadOnlyDictionary<string, string> fields, string? from = null)
    {
        var page = await OpenAsync(from ?? (cookies.ContainsKey("journal") ? "/account" : "/sign-in"));
        return await FollowAsync(Form(path, fields, page.Proof));
    }

    /// <summary>The same with fields as they go over the wire, for those that a form sends several times.</summary>
    public async Task<Shown> PostAsync(string path, string fields, string from)
    {
        var page = await OpenAsync(from);
        return await FollowAsync(
            new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new StringContent(
                    $"{fields}&form={Uri.EscapeDataString(page.Proof ?? "")}",
                    System.Text.Encoding.ASCII,
                    "application/x-www-form-urlencoded"
                ),
            }
        );
    }

    /// <summary>The same with a proof that was read before.</summary>
    public Task<Shown> PostProvenAsync(string path, IReadOnlyDictionary<string, string> fields, string? proof) =>
        FollowAsync(Form(path, fields, proof));

    /// <summary>Sends a form without any proof, as another site would.</summary>
    public Task<Shown> PostUnprovenAsync(string path, IReadOnlyDictionary<string, string> fields) =>
        SendAsync(Form(path, fields, proof: null));

    public void Dispose() => http.Dispose();

    private static HttpRequestMessage Form(string path, IReadOnlyDictionary<string, string> fields, string? proof)
    {
        var all = proof is null ? fields : fields.Append(new("form", proof));
        return new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(all) };
    }

    private async Task<Shown> FollowAsync(HttpRequestMessage request)
    {
        var shown = await SendAsync(request);
        for (var step = 0; shown.SentTo is { } path; step++)
        {
            step.ShouldBeLessThan(MostSteps, "sent on again and again");
            shown = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path));
        }
        return shown;
    }

    private async Task<Shown> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            if (cookies.Count > 0)
            {
                request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
            }
            foreach (var (name, value) in Headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
            var answer = await http.SendAsync(request, cancel);
            Keep(answer);
            return new Shown(
                request.RequestUri!.IsAbsoluteUri ? request.RequestUri.PathAndQuery : request.RequestUri.ToString(), // set by whoever made it
                answer,
                await answer.Content.ReadAsStringAsync(cancel)
            );
        }
    }

    // The journal's clock stands in a test, so an end in its time says nothing; one long ago takes a cookie away.
    private void Keep(HttpResponseMessage answer)
    {
        if (!answer.Headers.TryGetValues("Set-Cookie", out var set))
        {
            return;
        }
        foreach (var cookie in set)
        {
            var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var n, var v] ? (n, v) : (cookie, "");
            if (value.Length == 0 || cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase))
            {
                cookies.Remove(name);
            }
            else
            {
                cookies[name] = value;
            }
        }
    }
}

/// <summary>What a browser shows.</summary>
public sealed record Shown(string Path, HttpResponseMessage Answer, string Html)
{
    public HttpStatusCode Status => Answer.StatusCode;

    /// <summary>Where it is sent; null: nowhere.</summary>
    public string? SentTo => Answer.Headers.Location?.ToString();

    /// <summary>The field by which a form of this page proves itself; null: there is no form.</summary>
    public string? Proof => Field("form") is { Length: > 0 } proof ? proof : null;

    /// <summary>What a person reads: without tags, with single spaces.</summary>
    public string Text =>
        WebUtility.HtmlDecode(
            string.Join(
                ' ',
                string.Concat(
                        Html.Split('<').Select(part => $" {part[(part.IndexOf('>', StringComparison.Ordinal) + 1)..]}")
                    )
                    .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            )
        );

    /// <summary>The value of the first input with this name; empty: there is none.</summary>
    public string Field(string name) =>
        Html.Split('<')
            .Where(tag =>
                tag.StartsWith("input ", StringComparison.Ordinal)
                && tag.Contains($"name=\"{name}\"", StringComparison.Ordinal)
            )
            .Select(tag => WebUtility.HtmlDecode(Between(tag, "value=\"", "\"")))
            .FirstOrDefault("");

    /// <summary>What stands between the first occurrence of one text and the next of another; empty: nothing does.</summary>
    public static string Between(string text, string from, string to)
    {
        var begin = text.IndexOf(from, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : text.IndexOf(to, begin + from.Length, StringComparison.Ordinal);
        return end < 0 ? "" : text[(begin + from.Length)..end];
    }
}
