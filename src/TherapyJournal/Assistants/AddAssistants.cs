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
    public static IServiceCollection AddAssistants(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = ModelSettings.From(configuration);
        services.AddSingleton(settings);
        services.AddSingleton(settings.Options);
        services.AddSingleton(settings.Calls);
        services.AddSingleton(settings.Routes);
        foreach (var known in ModelSettings.Known)
        {
            services.AddSingleton(known);
        }
        services.AddSingleton<ModelClients>();
        services.AddSingleton(provider => new Assistant(
            provider.GetRequiredService<ModelClients>(),
            settings,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Assistant>>()
        ));
        services.AddSingleton<OpenAiService>();
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>, OpenAiEmbeddings>();
        services.AddSingleton<Transcriber>();
        services.AddSingleton<Moderator>();
        services.AddSingleton<ICheckUp, CheckModel>();
        services.AddCalls();
        return services.AddSingleton(provider => new ModelProbe(
            provider.GetRequiredService<ModelClients>(),
            settings,
            provider.GetRequiredService<TimeProvider>()
        ));
    }

    private static void AddCalls(this IServiceCollection services)
    {
        services.AddSingleton<TokenBudget>();
        services.AddSingleton<CallBook>();
        services.AddSingleton<AskTranscriber>();
        services.AddSingleton<AskEmbeddings>();
        services.AddSingleton<InstructionsShelf>();
        services.AddSingleton<ICheckUp, CheckCalls>();
        services.AddSingleton(provider => new ListSteps(
            provider.GetRequiredService<JournalStore>(),
            provider.GetRequiredService<Assistant>(),
            provider.GetRequiredService<InstructionsShelf>(),
            provider.GetRequiredService<AskTranscriber>(),
            provider.GetRequiredService<AskEmbeddings>(),
            provider.GetRequiredService<CallOptions>()
        ));
        services.AddSingleton(provider => new AskModel(
            provider.GetRequiredService<Assistant>(),
            provider.GetRequiredService<InstructionsShelf>(),
            provider.GetRequiredService<CallBook>(),
            provider.GetRequiredService<Moderator>(),
            provider.GetRequiredService<AssistantOptions>(),
            provider.GetRequiredService<Keys>()
        ));
    }
}
