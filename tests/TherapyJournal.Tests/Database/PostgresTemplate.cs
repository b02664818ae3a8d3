using System.Collections.Concurrent;

namespace TherapyJournal.Tests.Database;

/// <summary>
/// Databases whose tables are made once per run (migrated) and then only copied. Keep one in a static field and give it
/// to <see cref="PostgresCluster.CreateAsync"/>.
/// </summary>
/// <remarks>
/// To copy a database and to drop it keeps the server busy for a third of a second. So one that nobody needs any more is
/// emptied for the next test, provided that its tables are still those of the template.
/// </remarks>
/// <param name="prepare">Gets the URL of an empty database and makes its tables; rows in them do not last.</param>
public sealed class PostgresTemplate(Func<string, Task> prepare) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private readonly ConcurrentBag<string> emptied = [];
    private string? name;
    private string shape = "";

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    /// <summary>The name of a database with these tables and no rows.</summary>
    internal async Task<string> TakeAsync(PostgresCluster cluster)
    {
        if (emptied.TryTake(out var used))
        {
            return used;
        }
        return await cluster.MakeAsync("journal_test", copyOf: await NameOnAsync(cluster));
    }

    /// <summary>Empties a database that nobody needs any more for the next one who asks, or drops it when a test has changed its tables.</summary>
    internal async Task TakeBackAsync(PostgresCluster cluster, string used)
    {
        if (await PostgresShape.TryEmptyAsync(cluster.UrlOf(used), shape))
        {
            emptied.Add(used);
        }
        else
        {
            await cluster.DropAsync(used);
        }
    }

    /// <summary>The name of the original, prepared at the first call; a preparation that failed is tried again by the next one.</summary>
    private async Task<string> NameOnAsync(PostgresCluster cluster)
    {
        await gate.WaitAsync();
        try
        {
            return name ??= await MakeAsync(cluster);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>PostgreSQL copies only a database that nobody is connected to, so pooled connections are cut and new ones barred.</summary>
    private async Task<string> MakeAsync(PostgresCluster cluster)
    {
        var made = await cluster.MakeAsync("journal_template");
        await prepare(cluster.UrlOf(made));
        shape = await PostgresShape.OfAsync(cluster.UrlOf(made));
        await cluster.RunAsync(
            $"alter database {made} allow_connections false",
            $"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{made}'"
        );
        return made;
    }
}
