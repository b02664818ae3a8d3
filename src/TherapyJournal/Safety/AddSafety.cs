using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Work;

namespace TherapyJournal.Safety;

/// <summary>Registers the room Safety.</summary>
internal static class SafetyRegistration
{
    /// <summary>Adds the screen's alert, what therapists do about it, and the safety plan.</summary>
    public static IServiceCollection AddSafety(this IServiceCollection services) =>
        services
            .AddSingleton<RaiseAlert>()
            .AddSingleton<ReadFixedWords>()
            .AddSingleton<HandleAlert>()
            .AddSingleton<ReadSafetyPlan>()
            .AddSingleton<ChangeSafetyPlan>()
            .AddSingleton<PracticeHelplines>()
            .AddSingleton<IWorkStep, AlertTherapist>();
}
