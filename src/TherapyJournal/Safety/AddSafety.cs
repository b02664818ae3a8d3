using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Safety.Calling;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Safety;

/// <summary>Registers the room Safety.</summary>
internal static class SafetyRegistration
{
    private const string Alerts = "Journal:Alerts";
    private const string Email = "Journal:Email";

    /// <summary>Adds the screen's alert, whom it calls, what therapists do about it, and the safety plan.</summary>
    /// <exception cref="SettingException">A setting under Journal:Alerts or Journal:Email cannot be used.</exception>
    public static IServiceCollection AddSafety(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(Settings.Read<AlertOptions>(configuration, Alerts))
            .AddSingleton(new KnownSettings(Alerts, typeof(AlertOptions)))
            .AddSingleton(Settings.Read<EmailOptions>(configuration, Email))
            .AddSingleton(new KnownSettings(Email, typeof(EmailOptions)))
            .AddSingleton<EmailChannel>()
            .AddSingleton<ICallChannel>(services => services.GetRequiredService<EmailChannel>())
            .AddSingleton<RaiseAlert>()
            .AddSingleton<ReadFixedWords>()
            .AddSingleton<HandleAlert>()
            .AddSingleton<ProveContact>()
            .AddSingleton<ReadSafetyPlan>()
            .AddSingleton<ChangeSafetyPlan>()
            .AddSingleton<PracticeHelplines>()
            .AddSingleton(p => new ReadCallingAlerts(
                p.GetRequiredService<JournalStore>(),
                p.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<ICheckUp, CheckAlerts>()
            .AddSingleton<IWorkStep, AlertTherapist>()
            .AddSingleton<IWorkStep, EscalateAlert>();
}
