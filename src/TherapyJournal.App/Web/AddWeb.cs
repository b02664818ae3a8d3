using Microsoft.Extensions.DependencyInjection;

namespace TherapyJournal.App.Web;

/// <summary>Registers the room Web.</summary>
internal static class WebRegistration
{
    /// <summary>Adds the server; it answers only once it is started.</summary>
    public static IServiceCollection AddWeb(this IServiceCollection services) =>
        services.AddSingleton<Readiness>().AddSingleton<WebServer>();
}
