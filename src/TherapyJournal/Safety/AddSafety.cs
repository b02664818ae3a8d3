using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Work;

namespace TherapyJournal.Safety;

/// <summary>Registers the room Safety.</summary>
internal static class SafetyRegistration
{
    /// <summary>Adds the screen's alert, and what therapists do about it.</summary>
    public static IServiceCollection AddSafety(this IServiceCollection services) =>
        services
            .AddSingleton<RaiseAlert>()
            .AddSingleton<ReadFixedWords>()
            .AddSingleton<HandleAlert>()
            .AddSingleton<PracticeHelplines>()
            .AddSingleton<IWorkStep, AlertTherapist>();
}
