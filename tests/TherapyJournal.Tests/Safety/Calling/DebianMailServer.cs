using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Safety.Calling;

/// <summary>A real mail server: Debian's msmtpd (package msmtp-mta), which hands each message to a script that puts it into a folder.</summary>
internal sealed class DebianMailServer : IAsyncDisposable
{
    private const string Program = "/usr/bin/msmtpd";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("journal-mail-");
    private readonly Process server;

    private DebianMailServer()
    {
        Port = Loopback.FreePort();
        var script = Path.Combine(folder.FullName, "deliver.sh");
        // Whole before it has its name: whoever reads the folder finds no half of a message.
        File.WriteAllText(
            script,
            $"""
            #!/bin/sh
            new=$(mktemp "{folder.FullName}/part.XXXXXX")
            (echo "$@"; cat) > "$new" && mv "$new" "$new.mail"
            """
        );
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        server = Process.Start(
            new ProcessStartInfo(
                Program,
                [
                    "--interface=127.0.0.1",
                    string.Create(CultureInfo.InvariantCulture, $"--port={Port}"),
                    $"--command={script} %F --",
                ]
            )
        )!;
    }

    public int Port { get; }

    /// <summary>The server, listening; the test is skipped where it is not installed.</summary>
    public static async Task<DebianMailServer> StartAsync(CancellationToken cancel)
    {
        Assert.SkipUnless(File.Exists(Program), "Debian's package msmtp-mta is not installed.");
        var started = new DebianMailServer();
        if (await Loopback.ListensAsync(started.Port, cancel))
        {
            return started;
        }
        throw new InvalidOperationException("msmtpd does not listen.");
    }

    /// <summary>What it has delivered: who sent it to whom, then the message.</summary>
    public async Task<IReadOnlyList<string>> DeliveredAsync(CancellationToken cancel) =>
        await Task.WhenAll(folder.GetFiles("*.mail").Select(file => File.ReadAllTextAsync(file.FullName, cancel)));

    public async ValueTask DisposeAsync()
    {
        server.Kill(entireProcessTree: true);
        await server.WaitForExitAsync();
        server.Dispose();
        folder.Delete(recursive: true);
    }
}
