using Microsoft.Extensions.DependencyInjection;

namespace TherapyJournal.Legacy;

/// <summary>Registers the room Legacy, which stands above all others and can be taken away whole once nobody moves over any more.</summary>
internal static class LegacyRegistration
{
    /// <summary>Adds what takes over the files of the prototype of 2023.</summary>
    public static IServiceCollection AddLegacy(this IServiceCollection services) =>
        services.AddSingleton<ImportLegacy>().AddSingleton<DraftInstructions>();
}
