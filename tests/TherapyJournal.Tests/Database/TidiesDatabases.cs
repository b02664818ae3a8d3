using TherapyJournal.Tests.Database;
using Xunit;

[assembly: AssemblyFixture(typeof(TidiesDatabases))]

namespace TherapyJournal.Tests.Database;

/// <summary>Ends a run only when every database of it is dropped.</summary>
public sealed class TidiesDatabases : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await PostgresCluster.Current.DropAllAsync();
}
