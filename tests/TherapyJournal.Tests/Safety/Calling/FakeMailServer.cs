using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TherapyJournal.Tests.Safety.Calling;

/// <summary>What a mail server may do to a message.</summary>
public enum MailTrouble
{
    None,
    RefusesRecipient,
    IsBusy,
    DropsTheLine,
    SaysNothing,

    /// <summary>It takes a message and never says so.</summary>
    FallsSilentAfterTheMessage,
    SpeaksNoSmtp,
}

/// <summary>A mail server on the loopback that speaks SMTP (RFC 5321) word by word and refuses what is out of order.</summary>
internal sealed class FakeMailServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();

    public FakeMailServer()
    {
        listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    /// <summary>What it does with whatever comes next.</summary>
    public MailTrouble Trouble { get; set; }

    /// <summary>What happens between a message and the word that it was taken over.</summary>
    public Func<Task> BeforeItSaysSo { get; set; } = () => Task.CompletedTask;

    /// <summary>What was taken over, whole, in the order in which it came.</summary>
    public ConcurrentQueue<TakenMail> Taken { get; } = new();

    /// <summary>The settings under which it is found.</summary>
    public Dictionary<string, string?> Settings =>
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["Journal:Email:Host"] = "127.0.0.1",
            ["Journal:Email:Port"] = $"{((IPEndPoint)listener.LocalEndpoint).Port}",
            ["Journal:Email:From"] = "journal@practice.example",
            ["Journal:Email:Tls"] = "false",
            ["Journal:Email:Seconds"] = "4",
        };

    public void Dispose()
    {
        stop.Cancel();
        listener.Stop();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync(stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
            _ = Task.Run(() => ServeAsync(client));
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await TalkAsync(client);
            }
            catch (IOException)
            {
                // Whoever called has hung up.
            }
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        if (Trouble == MailTrouble.SaysNothing)
        {
            await Task.Delay(TimeSpan.FromSeconds(30), stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            return;
        }
        await SayAsync(stream, Trouble == MailTrouble.SpeaksNoSmtp ? "HTTP/1.1 400 Bad Request" : "220 fake ready");
        var (from, to, greeted) = ("", "", false);
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            var verb = line.ToUpperInvariant();
            if (
                verb.StartsWith("EHLO ", StringComparison.Ordinal) || verb.StartsWith("HELO ", StringComparison.Ordinal)
            )
            {
                greeted = true;
                await SayAsync(stream, "250 fake");
            }
            else if (verb == "QUIT")
            {
                await SayAsync(stream, "221 bye");
                return;
            }
            else if (verb.StartsWith("MAIL FROM:<", StringComparison.Ordinal) && greeted)
            {
                from = Address(line);
                await SayAsync(stream, Trouble == MailTrouble.IsBusy ? "451 try later" : "250 ok");
            }
            else if (verb.StartsWith("RCPT TO:<", StringComparison.Ordinal) && from.Length > 0)
            {
                to = Address(line);
                await SayAsync(stream, Trouble == MailTrouble.RefusesRecipient ? $"550 {to} is not here" : "250 ok");
            }
            else if (verb == "DATA" && to.Length > 0)
            {
                await SayAsync(stream, "354 go on");
                var text = await DataAsync(reader);
                if (text is null || Trouble == MailTrouble.DropsTheLine)
                {
                    return;
                }
                if (Trouble == MailTrouble.FallsSilentAfterTheMessage)
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, stop.Token)
                        .ContinueWith(_ => { }, TaskScheduler.Default);
                    return;
                }
                Taken.Enqueue(new TakenMail(from, to, text));
                await BeforeItSaysSo();
                await SayAsync(stream, "250 taken");
            }
            else
            {
                await SayAsync(stream, "503 not in this order");
            }
        }
    }

    /// <returns>Null: whoever called hung up before the line that ends a message, so that there is none (RFC 5321, 4.1.1.4).</returns>
    private static async Task<string?> DataAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line == ".")
            {
                return text.ToString();
            }
            text.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append('\n');
        }
        return null;
    }

    private static string Address(string line) => line[(line.IndexOf('<') + 1)..line.IndexOf('>')];

    private static async Task SayAsync(NetworkStream stream, string line) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));
}

/// <summary>A message as the server took it.</summary>
internal sealed record TakenMail(string From, string To, string Text)
{
    /// <summary>What a reader sees below the headers.</summary>
    public string Body
    {
        get
        {
            var body = Text[(Text.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
            return Text.Contains("base64", StringComparison.OrdinalIgnoreCase)
                ? Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\n", "", StringComparison.Ordinal)))
                : body.Replace("=\n", "", StringComparison.Ordinal);
        }
    }

    /// <summary>Its number.</summary>
    public string Id =>
        Text.Split('\n').Single(l => l.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase))[11..].Trim();

    /// <summary>The six digits in it.</summary>
    public string Code =>
        Body.Split((char[])[' ', '.', '\n', '\r']).First(word => word.Length == 6 && word.All(char.IsAsciiDigit));
}
