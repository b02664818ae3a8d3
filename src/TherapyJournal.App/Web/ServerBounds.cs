using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace TherapyJournal.App.Web;

/// <summary>Where the server listens, and how much it takes from anybody.</summary>
internal static class ServerBounds
{
    private const int LargestRequest = 1024 * 1024;
    private const int MostConnections = 500;

    public static void Set(KestrelServerOptions kestrel, int port, Audience audience)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestRequest;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestLineSize = 2 * 1024;
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        if (audience.IsSample)
        {
            kestrel.Listen(IPAddress.Loopback, port, Protocol);
        }
        else
        {
            kestrel.ListenAnyIP(port, Protocol);
        }
    }

    private static void Protocol(ListenOptions listen) => listen.Protocols = HttpProtocols.Http1;
}
