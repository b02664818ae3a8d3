using System.Net;
using System.Net.Sockets;

namespace TherapyJournal.Tests.Database;

/// <summary>Ports of this machine, for servers that a test starts as a process of their own.</summary>
internal static class Loopback
{
    /// <summary>One that nobody has just now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until somebody listens there; false: nobody does within ten seconds.</summary>
    public static async Task<bool> ListensAsync(int port, CancellationToken cancel)
    {
        for (var tried = 0; tried < 200; tried++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, cancel);
                return true;
            }
            catch (SocketException)
            {
                await Task.Delay(50, cancel);
            }
        }
        return false;
    }
}
