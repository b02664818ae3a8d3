using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;
using Xunit;

namespace TherapyJournal.Tests.Database;

/// <summary>A PostgreSQL server that belongs to one test, durable as in production, so that it can be killed as by a power cut and started again.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private const string User = "journal_test";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string folder;
    private readonly string programs;
    private readonly Uri address;
    private Process? server;

    private OwnPostgres(string folder, string programs, Uri address)
    {
        (this.folder, this.programs, this.address) = (folder, programs, address);
        Cluster = new PostgresCluster(address.ToString(), required: true);
    }

    /// <summary>It hands out databases as the shared one does.</summary>
    public PostgresCluster Cluster { get; }

    /// <summary>The server, answering; the test is skipped where PostgreSQL is not tested with.</summary>
    public static async Task<OwnPostgres> StartAsync(CancellationToken cancel)
    {
        PostgresCluster.Current.SkipWhereAbsent();
        var newest = Directory
            .GetDirectories("/usr/lib/postgresql", "bin", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .LastOrDefault();
        Assert.SkipWhen(newest is null, "The programs of PostgreSQL are not where Debian puts them.");
        // The server's own account must reach it.
        var made = Directory.CreateTempSubdirectory("journal-own-").FullName;
        await RunAsync("chmod", ["711", made], cancel);
        var password = RandomNumberGenerator.GetHexString(24, lowercase: true);
        var own = new OwnPostgres(
            Path.Combine(made, "server"),
            newest,
            new Uri(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"postgres://{User}:{password}@127.0.0.1:{Loopback.FreePort()}/postgres"
                )
            )
        );
        await own.MakeAsync(password, cancel);
        await own.StartAgainAsync(cancel);
        return own;
    }

    /// <summary>Ends the server and all of its processes with SIGKILL, in the middle of whatever they do.</summary>
    public async Task KillAsync()
    {
        if (server is { } running)
        {
            server = null;
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync();
            running.Dispose();
        }
    }

    /// <summary>Starts it, and waits until it has recovered and answers.</summary>
    public async Task StartAgainAsync(CancellationToken cancel)
    {
        string[] options =
        [
            "-D",
            $"{folder}/data",
            "-p",
            address.Port.ToString(CultureInfo.InvariantCulture),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
        ];
        var begun = Stopwatch.StartNew();
        while (true)
        {
            if (server?.HasExited != false)
            {
                server?.Dispose();
                // Into a file: a pipe would stay open as long as any of its processes.
                string[] start = ["/bin/sh", "-c", $"exec \"$@\" > {folder}/log 2>&1", "sh", $"{programs}/postgres"];
                server = Process.Start(
                    new ProcessStartInfo(AsServer[0], [.. AsServer[1..], .. start, .. options])
                    {
                        WorkingDirectory = "/",
                    }
                )!;
            }
            try
            {
                await using var connection = new NpgsqlConnection(
                    PostgresCluster.ConnectionString(address, pooling: false)
                );
                await connection.OpenAsync(cancel);
                return;
            }
            catch (NpgsqlException) when (begun.Elapsed < Patience)
            {
                await Task.Delay(50, cancel);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Cluster.TidiedAsync();
        }
        catch (NpgsqlException)
        {
            // A connection from before it was killed; its databases go with it.
        }
        await KillAsync();
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    // PostgreSQL refuses to run as root, so root hands over to the account that the package made.
    private static string[] AsServer =>
        Environment.IsPrivilegedProcess
            ? ["/usr/bin/setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"]
            : ["/usr/bin/env"];

    private async Task MakeAsync(string password, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync($"{folder}/password", password, cancel);
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", ["-R", "postgres", folder], cancel);
        }
        string[] make =
        [
            $"{programs}/initdb",
            $"--pgdata={folder}/data",
            $"--username={User}",
            $"--pwfile={folder}/password",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync",
        ];
        await RunAsync(AsServer[0], [.. AsServer[1..], .. make], cancel);
    }

    private static async Task RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        using var running = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = "/",
            }
        )!;
        var said = running.StandardError.ReadToEndAsync(cancel);
        await running.StandardOutput.ReadToEndAsync(cancel);
        await running.WaitForExitAsync(cancel);
        if (running.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed: {await said}");
        }
    }
}
