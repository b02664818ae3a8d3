using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace TherapyJournal.Tests.Database;

/// <summary>A real pooler before the test's database: Debian's pgbouncer in transaction mode, so that two transactions of one connection may reach two sessions of the server.</summary>
internal sealed class Pooler : IAsyncDisposable
{
    private const string Program = "/usr/sbin/pgbouncer";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("journal-pooler-");
    private readonly Process server;

    private Pooler(Uri target)
    {
        var port = Loopback.FreePort();
        Url = new UriBuilder(target) { Port = port }.Uri.ToString();
        var account = target.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToList();
        Write("users", $"\"{account[0]}\" \"{account[1]}\"");
        var settings = Write(
            "pgbouncer.ini",
            $"""
            [databases]
            * = host={target.Host} port={target.Port}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = scram-sha-256
            auth_file = {folder.FullName}/users
            pool_mode = transaction
            default_pool_size = 8
            max_client_conn = 200
            """
        );
        // It refuses to be root, and changes into the server's own account instead.
        File.SetUnixFileMode(
            folder.FullName,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute
        );
        string[] arguments = Environment.IsPrivilegedProcess
            ? ["--quiet", "--user=postgres", settings]
            : ["--quiet", settings];
        server = Process.Start(
            new ProcessStartInfo(Program, arguments) { UseShellExecute = false, RedirectStandardError = true }
        )!;
        server.BeginErrorReadLine();
    }

    /// <summary>The database behind it, as <c>DATABASE_URL</c> takes it.</summary>
    public string Url { get; }

    /// <summary>The pooler, listening; the test is skipped where it is not installed.</summary>
    public static async Task<Pooler> StartAsync(string url, CancellationToken cancel)
    {
        Assert.SkipUnless(File.Exists(Program), "Debian's package pgbouncer is not installed.");
        var started = new Pooler(new Uri(url));
        if (await Loopback.ListensAsync(new Uri(started.Url).Port, cancel))
        {
            return started;
        }
        await started.DisposeAsync();
        throw new InvalidOperationException("pgbouncer does not listen.");
    }

    public async ValueTask DisposeAsync()
    {
        server.Kill();
        await server.WaitForExitAsync();
        server.Dispose();
        folder.Delete(recursive: true);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        return path;
    }
}
