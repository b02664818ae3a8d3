using Microsoft.AspNetCore.Http;

namespace TherapyJournal.App.Web;

/// <summary>Whether a form was sent from a page of ours, as browsers say it themselves, whatever a token says.</summary>
/// <remarks>Behind a proxy that the settings name, host and scheme are those under which it was asked (WebServer).</remarks>
internal static class SentFromHere
{
    /// <summary>Nothing says that it was not: whatever is no browser says neither.</summary>
    public static bool Perhaps(HttpRequest request, Uri? home) =>
        Site(request) is "" or "same-origin" or "none" && (request.Headers.Origin.Count == 0 || IsOurs(request, home));

    /// <summary>A browser says that it was.</summary>
    public static bool Surely(HttpRequest request, Uri? home) =>
        Perhaps(request, home) && (request.Headers.Origin.Count > 0 || Site(request) == "same-origin");

    private static string Site(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString();

    // "null" is no address, and neither are two of them.
    private static bool IsOurs(HttpRequest request, Uri? home) =>
        Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var from)
        && (
            Equal(from, home)
            || (
                Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var asked)
                && Equal(from, asked)
            )
        );

    private static bool Equal(Uri from, Uri? ours) =>
        ours is not null
        && Uri.Compare(
            from,
            ours,
            UriComponents.SchemeAndServer,
            UriFormat.Unescaped,
            StringComparison.OrdinalIgnoreCase
        ) == 0;
}
