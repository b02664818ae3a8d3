using Microsoft.Extensions.Configuration;
using TherapyJournal.Storage;

namespace TherapyJournal.Assistants;

/// <summary>The route of every step, from the settings alone.</summary>
/// <remarks>
/// The rule of keys: OPENAI_API_KEY belongs to the one service that OPENAI_BASE_URL or Journal:Assistants:Endpoint names
/// (else OpenAI's own), ANTHROPIC_API_KEY likewise. A step with an endpoint of its own gets the key only where that is
/// the same service: one scheme, host and port.
/// </remarks>
internal sealed class ModelRoutes
{
    private readonly Dictionary<AssistantStep, ModelRoute> routes;

    private ModelRoutes(ModelHome openAi, Dictionary<AssistantStep, ModelRoute> routes, EmbeddingRoute embeddings) =>
        (OpenAi, this.routes, Embeddings) = (openAi, routes, embeddings);

    /// <summary>Where transcription and moderation are asked.</summary>
    public ModelHome OpenAi { get; }

    /// <summary>Where texts are turned into vectors.</summary>
    public EmbeddingRoute Embeddings { get; }

    /// <summary>True: at least one step can be asked.</summary>
    public bool AreConfigured => routes.Values.Any(route => route.IsConfigured);

    public ModelRoute For(AssistantStep step) => routes[step];

    /// <summary>Reads keys and addresses; no network is used.</summary>
    /// <exception cref="SettingException">A key or an address cannot be used; the sentence holds neither.</exception>
    public static ModelRoutes From(IConfiguration configuration, AssistantOptions options)
    {
        var openAi = ModelHome.From(configuration, options, ModelApi.Responses);
        // Another program's settings for a vendor that no step asks are none of ours.
        var anthropic = new Lazy<ModelHome>(() => ModelHome.From(configuration, options, ModelApi.Anthropic));
        return new ModelRoutes(
            openAi,
            AssistantStep.All.ToDictionary(
                step => step,
                step =>
                    Route(
                        step,
                        options,
                        step.In(options).ApiIn(options) is ModelApi.Anthropic ? anthropic.Value : openAi
                    )
            ),
            EmbeddingRoute.From(configuration, options, openAi)
        );
    }

    /// <summary>Whether a step is asked at OpenAI, where its texts may be moderated too: the same address and key, and nobody else gets to read them.</summary>
    public bool HasModeration(AssistantStep step) =>
        For(step) is { Api: ModelApi.Responses, Key: not null } route && route.Endpoint == OpenAi.Endpoint;

    private static ModelRoute Route(AssistantStep step, AssistantOptions options, ModelHome home)
    {
        var settings = step.In(options);
        var api = settings.ApiIn(options);
        var section = $"Journal:Assistants:{step.Section}";
        var own = settings.Endpoint is { } named ? ModelAddress.Check(named, $"{section}:Endpoint", options) : null;
        var isAtHome = own is null || ModelAddress.AreOneOrigin(own, home.Endpoint);
        if (!isAtHome && api is not ModelApi.Chat)
        {
            var (setting, addressSetting) = (api.KeySetting(), api.AddressSetting());
            throw new SettingException(
                $"{setting} belongs to one service and is not sent to {section}:Endpoint, which is another. "
                    + $"Name that service in {addressSetting}, or use Api=chat for one that needs no key."
            );
        }
        return new ModelRoute
        {
            Api = api,
            Endpoint = own ?? home.Endpoint,
            Key = isAtHome ? home.Key : null,
            NeedsKey = api is not ModelApi.Chat || (own is null && !home.IsNamed),
            Model = settings.ModelIn(options)!.Trim(), // the options were checked
            Time = settings.Time,
            MostTokensOut = settings.MostTokensOut,
        };
    }
}
