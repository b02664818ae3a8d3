using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TherapyJournal.App.Telegram;
using TherapyJournal.App.Telemetry;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Web;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App;

/// <summary>Puts the program together: settings, clock, logging, the product; and opens the store.</summary>
internal static class Services
{
    /// <summary>The settings: appsettings.json beside the program, .env in the caller's folder, then the environment.</summary>
    /// <param name="say">Takes a remark about what is read by nobody.</param>
    /// <exception cref="SettingException">.env cannot be read.</exception>
    public static IConfiguration ReadSettings(Action<string> say) =>
        new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddInMemoryCollection(DotEnv.Read(Path.Combine(Directory.GetCurrentDirectory(), ".env"), say))
            .AddEnvironmentVariables()
            .Build();

    /// <summary>The product's services, with the store opened.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="clock">The clock of the whole program.</param>
    /// <param name="say">Takes what must be said of the opening.</param>
    /// <param name="migrate">Whether pending migrations are applied where the database does not do so by itself.</param>
    /// <param name="cancel">Stops the wait.</param>
    /// <exception cref="SettingException">A setting cannot be used, or the store must not be opened; the sentence says what to do.</exception>
    public static async Task<ServiceProvider> OpenAsync(
        IConfiguration configuration,
        TimeProvider clock,
        Action<string> say,
        bool migrate,
        CancellationToken cancel
    )
    {
        var services = Build(configuration, clock);
        if (await TryOpenAsync(services, say, migrate, cancel) is OpenStoreOutcome.Refused refused)
        {
            await services.DisposeAsync();
            throw new SettingException(refused.Sentence);
        }
        return services;
    }

    /// <summary>Opens the store and brings it to what the ledger of erasures says; what must be said of it goes to <paramref name="say"/>.</summary>
    public static async Task<OpenStoreOutcome> TryOpenAsync(
        IServiceProvider services,
        Action<string> say,
        bool migrate,
        CancellationToken cancel
    )
    {
        var outcome = await services.GetRequiredService<OpenStore>().RunAsync(migrate, cancel);
        if (outcome is OpenStoreOutcome.Opened opened)
        {
            if (opened.NewKeyFile is { } file)
            {
                say(
                    $"A master key was made:\n{file}\nKeep a copy somewhere safe and apart from this machine: without it, nothing "
                        + "that is written here can ever be read again. 'journal keys confirm-copy' says that you have one.\n"
                );
            }
            await services.GetRequiredService<ApplyLedger>().RunAsync(cancel);
        }
        return outcome;
    }

    /// <summary>The product's services, with nothing opened yet.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="clock">The clock of the whole program.</param>
    /// <param name="more">What this process has beside them; null: nothing.</param>
    public static ServiceProvider Build(
        IConfiguration configuration,
        TimeProvider clock,
        Action<IServiceCollection>? more = null
    )
    {
        var services = new ServiceCollection()
            .AddSingleton(configuration)
            .AddSingleton(clock)
            .AddLogging(logging => Logging(logging, configuration))
            .AddTherapyJournal(configuration)
            .AddTelegram(configuration)
            .AddWeb(configuration)
            .AddTelemetry(configuration);
        more?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private static void Logging(ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.AddConfiguration(configuration.GetSection("Logging"));
        // Messages belong on stderr: stdout is for what was asked.
        logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(LogLevel.Warning);
        // A person at the keyboard reads sentences, and what failed stands in them; a log is for whoever keeps stderr.
        // Whoever sets Logging means it.
        if (!Console.IsErrorRedirected && !configuration.GetSection("Logging:LogLevel").GetChildren().Any())
        {
            logging.AddFilter((_, level) => level >= LogLevel.Error);
        }
    }
}
