using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TherapyJournal.Storage;

namespace TherapyJournal.Assistants;

/// <summary>Registers the room Assistants.</summary>
internal static class AssistantsRegistration
{
    /// <summary>Adds the assistant and the probe; neither touches the network before it is asked.</summary>
    /// <exception cref="SettingException">OPENAI_API_KEY, OPENAI_BASE_URL or a setting under Journal:Assistants cannot be used.</exception>
    public static IServiceCollection AddAssistants(this IServiceCollection services, IConfiguration configuration)
    {
        var options = Settings.Read<AssistantOptions>(configuration, "Journal:Assistants");
        services.AddSingleton(options);
        services.AddSingleton(ModelAccess.From(configuration, options));
        services.AddSingleton<IChatClient>(provider => new OpenAiResponsesChatClient(
            provider.GetRequiredService<ModelAccess>(),
            AssistantStep.All.Max(step => step.In(options).Time)
        ));
        services.AddSingleton(provider => new Assistant(
            provider.GetRequiredService<IChatClient>(),
            provider.GetRequiredService<ModelAccess>(),
            options,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Assistant>>()
        ));
        services.AddSingleton<ICheckUp, CheckModel>();
        return services.AddSingleton(provider => new ModelProbe(
            provider.GetRequiredService<ModelAccess>(),
            options,
            provider.GetRequiredService<TimeProvider>()
        ));
    }
}
