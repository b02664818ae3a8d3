using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace TherapyJournal.App.Web;

/// <summary>Styles and scripts, out of the program itself. Their names hold a hash of what they are, so that a browser asks for each once.</summary>
internal sealed partial class OwnFiles : IPages
{
    private const string Folder = "assets/";

    private static readonly FrozenDictionary<string, Asset> Known = ReadAll();

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

    // A script that takes from another is named by what both are: its own words hold the other's name.
    private static FrozenDictionary<string, Asset> ReadAll()
    {
        var read = new Dictionary<string, Asset>(StringComparer.Ordinal);
        foreach (var resource in Assembly.GetExecutingAssembly().GetManifestResourceNames())
        {
            if (resource.StartsWith(Folder, StringComparison.Ordinal))
            {
                Read(resource[Folder.Length..]);
            }
        }
        return read.ToFrozenDictionary(StringComparer.Ordinal);

        Asset Read(string name) =>
            read.TryGetValue(name, out var known)
                ? known
                : read[name] = Asset.Read(name, taken => System.IO.Path.GetFileName(Read(taken).Path));
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

    private sealed partial record Asset(string Path, string Type, byte[] Plain, byte[] Packed)
    {
        public static Asset Read(string name, Func<string, string> pathOf)
        {
            using var stream =
                Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name)
                ?? throw new InvalidOperationException("A script takes from a file that is not there.");
            var plain = new byte[stream.Length];
            stream.ReadExactly(plain);
            if (name.EndsWith(".js", StringComparison.Ordinal))
            {
                plain = Encoding.UTF8.GetBytes(
                    Taken().Replace(Encoding.UTF8.GetString(plain), taken => pathOf(taken.Value))
                );
            }
            var hash = Convert.ToHexStringLower(SHA256.HashData(plain))[..12];
            var ending = System.IO.Path.GetExtension(name);
            return new Asset($"/assets/{name[..^ending.Length]}.{hash}{ending}", TypeOf(ending), plain, Pack(plain));
        }

        [GeneratedRegex("(?<=from \"\\./)[a-z-]+\\.js(?=\")", RegexOptions.None, 1000)]
        private static partial Regex Taken();

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
