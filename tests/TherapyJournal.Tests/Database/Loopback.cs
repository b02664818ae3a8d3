using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace TherapyJournal.Tests.Database;

/// <summary>Ports of this machine, for servers that a test starts as a process of their own.</summary>
internal static class Loopback
{
    // Below those that the system gives to whoever connects: one of them would be somebody else's by the time it is used.
    private const int First = 10_000;
    private const int Ports = 10_000;

    private static int last = RandomNumberGenerator.GetInt32(Ports);

    /// <summary>One that nobody has just now, and that no other test of this run is given.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref last) % Ports);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
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
