using Microsoft.Extensions.DependencyInjection;

namespace TherapyJournal.Goals;

/// <summary>Registers the room Goals.</summary>
internal static class GoalsRegistration
{
    /// <summary>Adds the use cases about goals.</summary>
    public static IServiceCollection AddGoals(this IServiceCollection services) =>
        services
            .AddSingleton<TakeInPatient>()
            .AddSingleton<ListGoals>()
            .AddSingleton<ChangeGoal>()
            .AddSingleton<ReviewSuggestedGoal>();
}
