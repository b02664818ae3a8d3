namespace TherapyJournal.Tests.Database;

/// <summary>
/// A database that is prepared once per run (migrated, or filled) and then only copied. Keep one in a static field and
/// give it to <see cref="PostgresCluster.CreateAsync"/>.
/// </summary>
/// <param name="prepare">Gets the URL of an empty database and fills it.</param>
public sealed class PostgresTemplate(Func<string, Task> prepare) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private string? name;

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    /// <summary>Its name, prepared at the first call; a preparation that failed is tried again by the next one.</summary>
    internal async Task<string> NameOnAsync(PostgresCluster cluster)
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
        var made = PostgresCluster.NewName("journal_template");
        await cluster.RunAsync($"create database {made}");
        await prepare(cluster.UrlOf(made));
        await cluster.RunAsync(
            $"alter database {made} allow_connections false",
            $"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{made}'"
        );
        return made;
    }
}
