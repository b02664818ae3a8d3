using Microsoft.Extensions.DependencyInjection;

namespace TherapyJournal.App.Web.Patient;

/// <summary>Registers the patient's pages.</summary>
internal static class PatientPagesRegistration
{
    /// <summary>Adds them; each stands behind the patients' door.</summary>
    public static IServiceCollection AddPatientPages(this IServiceCollection services) =>
        services
            .AddSingleton<SayFirst>()
            .AddSingleton<AskTonight>()
            .AddSingleton<HiddenJournal>()
            .AddSingleton<IPages, WritePages>()
            .AddSingleton<IPages, HistoryPages>()
            .AddSingleton<IPages, ChangePages>()
            .AddSingleton<IPages, MoodPages>()
            .AddSingleton<IPages, PlanPages>()
            .AddSingleton<IPages, GoalPages>()
            .AddSingleton<IPages, WeekPages>()
            .AddSingleton<IPages, ConsentPages>()
            .AddSingleton<IPages, ReadingPages>()
            .AddSingleton<IPages, WishPages>()
            .AddSingleton<IPages, RightsPages>();
}
