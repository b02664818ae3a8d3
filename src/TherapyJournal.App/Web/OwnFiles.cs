using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace TherapyJournal.App.Web;

/// <summary>Styles and scripts, out of the program itself. Their names hold a hash of what they are, so that a browser asks for each once.</summary>
internal sealed class OwnFiles : IPages
{
    private const string Folder = "assets/";

    private static readonly FrozenDictionary<string, Asset> Known = Assembly
        .GetExecutingAssembly()
        .GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Select(Asset.Read)
        .ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);

    /// <summary>Where a browser finds one, such as <c>journal.css</c>.</summary>
    public static string Path(string name) => Known[name].Path;

    /// <summary>The same of one that a build may have left out; null: it did.</summary>
    public static string? PathOrNull(string name) => Known.GetValueOrDefault(name)?.Path;

    public void Map(IEndpointRouteBuilder pages)
    {
        foreach (var asset in Known.Values)
        {
            pages
                .MapMethods(
                    asset.Path,
                    [HttpMethods.Get, HttpMethods.Head],
                    (RequestDelegate)(context => SendAsync(context, asset))
                )
                .For(Door.Anybody);
        }
    }

    private static Task SendAsync(HttpContext context, Asset asset)
    {
        var headers = context.Response.Headers;
        headers.ContentType = asset.Type;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = "Accept-Encoding";
        var packed = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (packed)
        {
            headers.ContentEncoding = "br";
        }
        var content = packed ? asset.Packed : asset.Plain;
        headers.ContentLength = content.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(content, context.RequestAborted).AsTask();
    }

    private sealed record Asset(string Name, string Path, string Type, byte[] Plain, byte[] Packed)
    {
        public static Asset Read(string resource)
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!; // named by the assembly itself
            var plain = new byte[stream.Length];
            stream.ReadExactly(plain);
            var name = resource[Folder.Length..];
            var hash = Convert.ToHexStringLower(SHA256.HashData(plain))[..12];
            var ending = System.IO.Path.GetExtension(name);
            return new Asset(
                name,
                $"/assets/{name[..^ending.Length]}.{hash}{ending}",
                TypeOf(ending),
                plain,
                Pack(plain)
            );
        }

        private static string TypeOf(string ending) =>
            ending switch
            {
                ".css" => "text/css; charset=utf-8",
                ".js" => "text/javascript; charset=utf-8",
                ".svg" => "image/svg+xml",
                ".png" => "image/png",
                _ => throw new InvalidOperationException("A file of ours has an ending that nobody knows."),
            };

        private static byte[] Pack(byte[] plain)
        {
            using var packed = new MemoryStream();
            using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize))
            {
                brotli.Write(plain);
            }
            return packed.ToArray();
        }
    }
}
