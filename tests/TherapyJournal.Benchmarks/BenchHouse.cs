using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using TherapyJournal.Insight;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Benchmarks;

/// <summary>The product on a fresh database of one kind, removed afterwards.</summary>
internal sealed class BenchHouse : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly string folder;
    private readonly MeterListener listener = new();
    private long commits;

    private BenchHouse(
        ServiceProvider services,
        string folder,
        string? url,
        IReadOnlyDictionary<string, string?> settings
    )
    {
        (this.services, this.folder, Url, Settings) = (services, folder, url, settings);
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == StoreMeter.Name)
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref commits, count));
        listener.Start();
    }

    /// <summary>The PostgreSQL database; null on SQLite.</summary>
    public string? Url { get; }

    public string Folder => folder;

    /// <summary>Under which another process finds the same.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>Transactions committed so far.</summary>
    public long Commits => Interlocked.Read(ref commits);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>A place for indexes that holds none yet.</summary>
    public JournalIndexes NewIndexes() => new(Get<JournalStore>(), Get<TimeProvider>());

    /// <summary>The databases to measure: SQLite, and PostgreSQL where ./dev bench started one.</summary>
    public static IEnumerable<string> Kinds =>
        Environment.GetEnvironmentVariable("JOURNAL_BENCH_POSTGRES") is { Length: > 0 }
            ? ["SQLite", "PostgreSQL"]
            : ["SQLite"];

    public static async Task<BenchHouse> OpenAsync(string kind, int parallel, TimeProvider? clock = null)
    {
        var place = Directory.CreateTempSubdirectory("journal-bench-").FullName;
        var url = kind == "PostgreSQL" ? await NewDatabaseAsync() : null;
        var settings = new Dictionary<string, string?>
        {
            ["JOURNAL_DATA_DIR"] = Path.Combine(place, "data"),
            ["JOURNAL_LEDGER_DIR"] = Path.Combine(place, "ledger"),
            ["JOURNAL_MASTER_KEY"] = MasterKeyRing.NewKey("1"),
            ["DATABASE_URL"] = url,
            ["Journal:Work:Parallel"] = $"{parallel}",
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var product = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
#pragma warning disable RS0030 // Benchmarks measure real time.
            .AddSingleton(clock ?? TimeProvider.System)
#pragma warning restore RS0030
            .AddLogging(l => l.SetMinimumLevel(LogLevel.Error))
            .AddTherapyJournal(configuration)
            .BuildServiceProvider();
        return
            await product.GetRequiredService<OpenStore>().RunAsync(migrate: true, CancellationToken.None)
                is OpenStoreOutcome.Refused refused
            ? throw new InvalidOperationException(refused.Sentence)
            : new BenchHouse(product, place, url, settings);
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A connection string for statements of the benchmark's own.</summary>
    public static string ConnectionString(string url) =>
        PostgresUrl.Parse(url) is PostgresUrlOutcome.Usable usable
            ? usable.ConnectionString
            : throw new InvalidOperationException("JOURNAL_BENCH_POSTGRES cannot be read.");

    private static async Task<string> NewDatabaseAsync()
    {
        var admin = Environment.GetEnvironmentVariable("JOURNAL_BENCH_POSTGRES")!;
        var name = $"bench_{Environment.ProcessId}_{Environment.TickCount64}";
        await using var connection = new NpgsqlConnection(ConnectionString(admin));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new UriBuilder(admin) { Path = name }.Uri.ToString();
    }
}
