using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Telemetry;

/// <summary>Registers the room Telemetry.</summary>
internal static class TelemetryRegistration
{
    private const string Section = "Journal:Telemetry";

    /// <summary>Adds what sends numbers and traces; nothing where no collector is set.</summary>
    /// <exception cref="SettingException">A setting under Journal:Telemetry cannot be used.</exception>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new KnownSettings(Section, typeof(TelemetryOptions)));
        var options = Settings.Read<TelemetryOptions>(configuration, Section);
        return options.Collector is null
            ? services
            : services.AddSingleton(options).AddSingleton<Vitals>().AddSingleton<SendTelemetry>();
    }
}
