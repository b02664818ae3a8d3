using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Registers the room Records.</summary>
internal static class RecordsRegistration
{
    /// <summary>Adds the door, the keys, the access record and the ledger.</summary>
    /// <exception cref="SettingException">Journal:TerminalReads is neither on nor off.</exception>
    public static IServiceCollection AddRecords(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(ReadOptions(configuration));
        services.AddSingleton(new KnownSettings("Journal", typeof(RecordsOptions)));
        services.AddSingleton(MasterKeySource.From(configuration));
        services.AddSingleton<Keys>();
        services.AddSingleton<ILedger>(provider =>
            provider.GetRequiredService<MasterKeySource>().LedgerFolder is { } folder
                ? new FolderLedger(folder, provider.GetRequiredService<Keys>())
                : new DatabaseLedger(
                    provider.GetRequiredService<JournalStore>(),
                    provider.GetRequiredService<Keys>(),
                    provider.GetRequiredService<TimeProvider>()
                )
        );
        services.AddSingleton<AccessRecord>();
        services.AddSingleton<StandIns>();
        services.AddSingleton<StandingAlerts>();
        services.AddSingleton<PatientRecords>();
        services.AddSingleton<OpenWordless>();
        services.AddSingleton<RotateKeys>();
        services.AddSingleton<KeepRecord>();
        services.AddSingleton<ErasePatient>();
        services.AddSingleton<VerifyRecord>();
        services.AddSingleton<ListReadings>();
        services.AddSingleton<BackUp>();
        services.AddSingleton<Restore>();
        services.AddSingleton<ICheckUp, CheckKeys>();
        services.AddSingleton<ICheckUp, CheckRows>();
        services.AddSingleton<LookAtStore>();
        return services.AddSingleton<OpenStore>();
    }

    private static RecordsOptions ReadOptions(IConfiguration configuration) =>
        configuration["Journal:TerminalReads"]?.ToLowerInvariant() switch
        {
            null or "" or "on" => new RecordsOptions(),
            "off" => new RecordsOptions { TerminalReads = TerminalReads.Off },
            _ => throw new SettingException("Journal:TerminalReads must be on or off."),
        };
}
