namespace TherapyJournal.Tests.Database;

/// <summary>One database of the <see cref="PostgresCluster"/>, for one test.</summary>
public sealed class PostgresDatabase : IDisposable
{
    private readonly Action giveBack;

    internal PostgresDatabase(string name, string url, Action giveBack) =>
        (Name, Url, this.giveBack) = (name, url, giveBack);

    /// <summary>Its name on the server.</summary>
    public string Name { get; }

    /// <summary>Where it is, as <c>DATABASE_URL</c> takes it.</summary>
    public string Url { get; }

    /// <inheritdoc/>
    public void Dispose() => giveBack();
}
