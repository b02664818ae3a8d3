using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace TherapyJournal.Tests.Database;

/// <summary>Tests that run on both databases, each test on a journal of its own.</summary>
/// <remarks>
/// An abstract class holds the tests; two sealed ones name the databases:
/// <code>
/// public abstract class RecordEntryTests(TestedDatabase on) : JournalTest(on) { … }
/// public sealed class RecordEntryOnSqlite() : RecordEntryTests(TestedDatabase.Sqlite);
/// public sealed class RecordEntryOnPostgres() : RecordEntryTests(TestedDatabase.Postgres);
/// </code>
/// </remarks>
public abstract class JournalTest(TestedDatabase on) : IAsyncLifetime
{
    /// <summary>Milliseconds after which a test counts as hanging: <c>[Fact(Timeout = Hanging)]</c>.</summary>
    protected const int Hanging = 120_000;

    private readonly List<JournalHouse> houses = [];
    private Ground? ground;

    /// <summary>The database that it runs on.</summary>
    public TestedDatabase On => on;

    /// <summary>The product, opened.</summary>
    protected JournalHouse House => houses[0];

    protected Ground Ground => ground ?? throw new InvalidOperationException("The test has not begun.");

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Adds to the product's services or replaces some, in every house of this test.</summary>
    protected virtual void Furnish(IServiceCollection services) { }

    /// <summary>Where the test's journal stands.</summary>
    protected virtual Task<Ground> NewGroundAsync() => Ground.NewAsync(on);

    /// <summary>Changes settings before the product is built.</summary>
    protected virtual void Configure(IDictionary<string, string?> settings) { }

    /// <summary>The product once more on the same database, as another process would run it.</summary>
    protected async Task<JournalHouse> AnotherProcessAsync(Action<IServiceCollection>? furnish = null)
    {
        var house = await JournalHouse.OpenAsync(Ground, Furnish + furnish);
        houses.Add(house);
        return house;
    }

    public virtual async ValueTask InitializeAsync()
    {
        ground = await NewGroundAsync();
        Configure(ground.Settings);
        await AnotherProcessAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var house in houses)
        {
            await house.DisposeAsync();
        }
        if (ground is not null)
        {
            await ground.DisposeAsync();
        }
    }
}
