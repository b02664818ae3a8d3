using Microsoft.Extensions.DependencyInjection;

namespace TherapyJournal.App.Web.Practice;

/// <summary>Registers the pages of the practice's owner.</summary>
internal static class PracticePagesRegistration
{
    public static IServiceCollection AddPracticePages(this IServiceCollection services) =>
        services
            .AddSingleton<TherapistDesk>()
            .AddSingleton<IPages, TherapistPages>()
            .AddSingleton<IPages, CarePages>()
            .AddSingleton<IPages, LeavePages>()
            .AddSingleton<IPages, ReadingPages>()
            .AddSingleton<IPages, PolicyPages>()
            .AddSingleton<IPages, ConsentTextPages>()
            .AddSingleton<IPages, HelplinePages>()
            .AddSingleton<IPages, ModelPages>()
            .AddSingleton<IPages, HealthPages>();
}
