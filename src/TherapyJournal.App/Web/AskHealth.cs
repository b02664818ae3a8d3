using System.Globalization;

namespace TherapyJournal.App.Web;

/// <summary>Asks the server on this machine whether it is up: for containers, which have no other program to ask with.</summary>
internal static class AskHealth
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Whether a server of ours answers at this port.</summary>
    public static async Task<bool> RunAsync(int port, CancellationToken cancel)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
        {
            Timeout = Longest,
        };
        var address = new Uri(
            string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}{WebServer.LivePath}")
        );
        try
        {
            using var answer = await http.GetAsync(address, cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault)
            when (fault is HttpRequestException || (fault is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            return false;
        }
    }
}
