using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Storage;

namespace TherapyJournal.Work;

/// <summary>Registers the room Work.</summary>
internal static class WorkRegistration
{
    private const string Section = "Journal:Work";

    /// <summary>Adds the queue and its worker.</summary>
    /// <exception cref="SettingException">A setting under Journal:Work is out of its bounds.</exception>
    public static IServiceCollection AddWork(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(Settings.Read<WorkOptions>(configuration, Section))
            .AddSingleton(new KnownSettings(Section, typeof(WorkOptions)))
            .AddSingleton<WorkQueue>()
            .AddSingleton<DeliverMessages>()
            .AddSingleton<ParkedWork>()
            .AddSingleton(p => new ReadQueueLoad(
                p.GetRequiredService<JournalStore>(),
                p.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<RetryParkedWork>()
            .AddSingleton<ICheckUp, CheckQueue>()
            .AddSingleton<Worker>();
}
