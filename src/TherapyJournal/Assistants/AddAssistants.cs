using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TherapyJournal.Assistants.Adapters;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Assistants;

/// <summary>Registers the room Assistants.</summary>
internal static class AssistantsRegistration
{
    /// <summary>Adds the assistant, the ports beside it and the probe; none touches the network, or a vendor's library, before it is asked.</summary>
    /// <exception cref="SettingException">A key, an address or a setting under Journal:Assistants cannot be used.</exception>
    public static IServiceCollection AddAssistants(this IServiceCollection services, IConfiguration configuration)
    {
        var options = Settings.Read<AssistantOptions>(configuration, "Journal:Assistants");
        services.AddSingleton(options);
        services.AddSingleton(ModelRoutes.From(configuration, options));
        services.AddSingleton<ModelClients>();
        services.AddSingleton(provider => new Assistant(
            provider.GetRequiredService<ModelClients>(),
            provider.GetRequiredService<ModelRoutes>(),
            options,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Assistant>>()
        ));
        services.AddSingleton<OpenAiService>();
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>, OpenAiEmbeddings>();
        services.AddSingleton<Transcriber>();
        services.AddSingleton<Moderator>();
        services.AddSingleton<ICheckUp, CheckModel>();
        services.AddCalls(configuration);
        return services.AddSingleton(provider => new ModelProbe(
            provider.GetRequiredService<ModelClients>(),
            provider.GetRequiredService<ModelRoutes>(),
            options,
            provider.GetRequiredService<TimeProvider>()
        ));
    }

    private static void AddCalls(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(Settings.Read<CallOptions>(configuration, "Journal:Assistants:Calls"));
        services.AddSingleton<TokenBudget>();
        services.AddSingleton<CallBook>();
        services.AddSingleton<InstructionsShelf>();
        services.AddSingleton<ICheckUp, CheckCalls>();
        services.AddSingleton(provider => new ListSteps(
            provider.GetRequiredService<JournalStore>(),
            provider.GetRequiredService<Assistant>(),
            provider.GetRequiredService<InstructionsShelf>(),
            provider.GetRequiredService<CallOptions>()
        ));
        services.AddSingleton(provider => new AskModel(
            provider.GetRequiredService<Assistant>(),
            provider.GetRequiredService<InstructionsShelf>(),
            provider.GetRequiredService<CallBook>(),
            provider.GetRequiredService<AssistantOptions>(),
            provider.GetRequiredService<Keys>()
        ));
    }
}
