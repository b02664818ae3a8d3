using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TherapyJournal.Storage;

/// <summary>Registers the room Storage.</summary>
internal static class StorageRegistration
{
    /// <summary>Adds the store that the settings name.</summary>
    /// <exception cref="SettingException">DATABASE_URL cannot be read.</exception>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var options = StorageOptions.From(configuration);
        services.AddSingleton(options);
        services.AddSingleton<IDatabaseKind>(_ => Choose(options));
        services.AddSingleton<ICheckUp, CheckStore>();
        services.AddSingleton<ICheckUp>(provider => new CheckSettings(
            configuration,
            provider.GetServices<KnownSettings>()
        ));
        return services.AddSingleton<JournalStore>();
    }

    private static IDatabaseKind Choose(StorageOptions options) =>
        options.DatabaseUrl is null
            ? new SqliteKind(options.SqliteFile)
            : PostgresUrl.Parse(options.DatabaseUrl) switch
            {
                PostgresUrlOutcome.Usable usable => new PostgresKind(usable.ConnectionString),
                PostgresUrlOutcome.Unusable unusable => throw new SettingException(unusable.Sentence),
                _ => throw new SettingException("DATABASE_URL cannot be read."),
            };
}

/// <summary>A setting that cannot be used; its message is a sentence that says what to do, and holds no secret.</summary>
public sealed class SettingException(string sentence) : Exception(sentence);
