using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TherapyJournal.App.Demo;
using TherapyJournal.Assistants;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Evals.Assistants;

/// <summary>A journal for one invented patient: the whole product on SQLite in a folder of its own, which is gone afterwards.</summary>
internal sealed class CaseJournal : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly string folder;

    private CaseJournal(ServiceProvider services, string folder, DemoClock clock) =>
        (this.services, this.folder, Clock) = (services, folder, clock);

    /// <summary>The clock of everything in it, which can be put forward.</summary>
    public DemoClock Clock { get; }

    /// <summary>Whether a model is asked.</summary>
    public bool HasModel => Get<Assistant>().IsConfigured;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Opens one.</summary>
    /// <param name="settings">Which model is asked, and how; where the data lie is never taken from them.</param>
    /// <param name="realClock">Counts the pauses.</param>
    /// <param name="begins">What time it is in the journal.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="SettingException">A setting cannot be used; the sentence says what to do.</exception>
    public static async Task<CaseJournal> OpenAsync(
        IConfiguration settings,
        TimeProvider realClock,
        NodaTime.Instant begins,
        CancellationToken cancel
    )
    {
        var place = Directory.CreateTempSubdirectory("journal-eval-").FullName;
        var clock = new DemoClock(realClock);
        clock.Set(begins);
        var configuration = new ConfigurationBuilder()
            .AddConfiguration(settings)
            .AddInMemoryCollection(PlacesOf(place))
            .Build();
        var product = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<TimeProvider>(clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error))
            .AddTherapyJournal(configuration)
            .BuildServiceProvider();
        var journal = new CaseJournal(product, place, clock);
        if (await journal.Get<OpenStore>().RunAsync(migrate: true, cancel) is OpenStoreOutcome.Refused refused)
        {
            await journal.DisposeAsync();
            throw new SettingException(refused.Sentence);
        }
        if (journal.Get<Assistant>().SettingsProblem is { } problem)
        {
            // The journal itself would go on with the question bank, and that is not what was to be measured.
            await journal.DisposeAsync();
            throw new SettingException(problem);
        }
        return journal;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        using (var connection = new SqliteConnection(new SqliteKind(FileIn(folder)).ConnectionString))
        {
            SqliteConnection.ClearPool(connection);
        }
        Directory.Delete(folder, recursive: true);
    }

    // Empty values, so that nothing in the environment or .env leads to a real practice.
    private static Dictionary<string, string?> PlacesOf(string folder) =>
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["JOURNAL_DATA_DIR"] = Path.Combine(folder, "data"),
            ["JOURNAL_LEDGER_DIR"] = Path.Combine(folder, "ledger"),
            ["JOURNAL_MASTER_KEY"] = MasterKeyRing.NewKey("1"),
            ["JOURNAL_MASTER_KEY_FILE"] = "",
            ["DATABASE_URL"] = "",
            ["TELEGRAM_BOT_TOKEN"] = "",
        };

    private static string FileIn(string folder) => Path.Combine(folder, "data", "journal.db");
}
