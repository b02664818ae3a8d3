namespace TherapyJournal.Tests.Database;

/// <summary>One database of the <see cref="PostgresCluster"/>, dropped when it is disposed, with whoever is still connected.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly PostgresCluster cluster;

    internal PostgresDatabase(PostgresCluster cluster, string name)
    {
        this.cluster = cluster;
        Name = name;
    }

    /// <summary>Its name on the server.</summary>
    public string Name { get; }

    /// <summary>Where it is, as <c>DATABASE_URL</c> takes it.</summary>
    public string Url => cluster.UrlOf(Name);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await cluster.RunAsync($"drop database if exists {Name} with (force)");
}
