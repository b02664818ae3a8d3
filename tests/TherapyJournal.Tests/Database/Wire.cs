using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TherapyJournal.Tests.Database;

/// <summary>The wire to a database: it can be cut, so that connections break and new ones are refused, and mended.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly Uri target;
    private readonly List<TcpClient> ends = [];
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task accepting;
    private bool isCut;
    private volatile bool isDown;
    private byte[]? losingAnswerTo;
    private TcpClient? losingAnswerOn;

    public Wire(string url)
    {
        target = new Uri(url);
        listener.Start();
        Url = new UriBuilder(target) { Port = ((IPEndPoint)listener.LocalEndpoint).Port }.Uri.ToString();
        accepting = AcceptAsync();
    }

    /// <summary>The database at this end of the wire.</summary>
    public string Url { get; }

    public void Cut()
    {
        lock (ends)
        {
            isCut = true;
            ends.ForEach(end => end.Dispose());
            ends.Clear();
        }
    }

    /// <summary>The next time that this statement is sent it arrives, and the connection breaks before the answer comes back.</summary>
    public void LoseTheAnswerTo(string statement) =>
        // A simple query of the protocol: Q, the length of the rest, the text, a zero. READ COMMITTED is no COMMIT.
        losingAnswerTo = [
            (byte)'Q',
            0,
            0,
            0,
            (byte)(4 + statement.Length + 1),
            .. Encoding.ASCII.GetBytes(statement),
            0,
        ];

    /// <summary>Whether the answer that was to be lost is lost.</summary>
    public bool HasLostIt => losingAnswerTo is null && losingAnswerOn is null;

    public void Mend()
    {
        lock (ends)
        {
            isCut = false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        isDown = true;
        listener.Stop();
        Cut();
        await accepting;
    }

    private async Task AcceptAsync()
    {
        while (!isDown)
        {
            try
            {
                Join(await listener.AcceptTcpClientAsync());
            }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
            {
                // Taken down; or whoever called was killed before the call was answered, and the next one calls.
            }
        }
    }

    private void Join(TcpClient near)
    {
        lock (ends)
        {
            if (isCut)
            {
                near.Dispose();
                return;
            }
            if (Far() is not { } far)
            {
                near.Dispose();
                return;
            }
            ends.AddRange([near, far]);
            _ = PassAsync(near, far, toServer: true);
            _ = PassAsync(far, near, toServer: false);
        }
    }

    /// <returns>Null: nobody is at the other end now.</returns>
    private TcpClient? Far()
    {
        try
        {
            return new TcpClient(target.Host, target.Port);
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private async Task PassAsync(TcpClient from, TcpClient to, bool toServer)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = await from.GetStream().ReadAsync(buffer)) > 0; )
            {
                if (!toServer && ReferenceEquals(Interlocked.CompareExchange(ref losingAnswerOn, null, from), from))
                {
                    return;
                }
                if (toServer && losingAnswerTo is { } words && buffer.AsSpan(0, read).IndexOf(words) >= 0)
                {
                    (losingAnswerTo, losingAnswerOn) = (null, to);
                }
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
        finally
        {
            from.Dispose();
            to.Dispose();
        }
    }
}
