using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace TherapyJournal.App.Web;

/// <summary>Says to a phone what the page is called and which icon it has, so that it can stand among its other programs.</summary>
internal sealed class Manifest : IPages
{
    public const string Path = "/manifest.webmanifest";

    // By the names of the standard (W3C, Web Application Manifest). The colours are those of paper.
    private static readonly string Json = $$"""
        {
          "id": "/",
          "name": "Therapy Journal",
          "short_name": "Journal",
          "lang": "en",
          "start_url": "/",
          "scope": "/",
          "display": "standalone",
          "background_color": "#fbf9f4",
          "theme_color": "#fbf9f4",
          "icons": [
            { "src": "{{OwnFiles.Path("icon.svg")}}", "sizes": "any", "type": "image/svg+xml" },
            { "src": "{{OwnFiles.Path("icon-192.png")}}", "sizes": "192x192", "type": "image/png" },
            { "src": "{{OwnFiles.Path(
            "icon-512.png"
        )}}", "sizes": "512x512", "type": "image/png", "purpose": "maskable" }
          ]
        }
        """;

    public void Map(IEndpointRouteBuilder pages) =>
        pages
            .MapMethods(
                Path,
                [HttpMethods.Get, HttpMethods.Head],
                (RequestDelegate)(
                    context =>
                        Results.Text(Json, "application/manifest+json", System.Text.Encoding.UTF8).ExecuteAsync(context)
                )
            )
            .For(Door.Anybody);
}
