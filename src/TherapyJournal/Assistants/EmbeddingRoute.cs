using Microsoft.Extensions.Configuration;
using TherapyJournal.Storage;

namespace TherapyJournal.Assistants;

/// <summary>The way to the model that turns texts into vectors. A setting of it that cannot be used switches it off, and no other model.</summary>
/// <param name="Model">Null: none is named, or its settings cannot be used.</param>
/// <param name="Route">Its service; null where there is no model.</param>
/// <param name="Options">How long it may take.</param>
/// <param name="Problem">Why it is not asked, in a sentence without a secret; null: the settings can be used.</param>
internal sealed record EmbeddingRoute(
    EmbeddingModel? Model,
    ModelRoute? Route,
    EmbeddingOptions Options,
    string? Problem
)
{
    public const string Section = "Journal:Assistants:Embeddings";

    /// <summary>Whether it may be asked.</summary>
    public bool IsConfigured => Route is { IsConfigured: true };

    /// <summary>Reads the settings; no network is used.</summary>
    public static EmbeddingRoute From(IConfiguration configuration, AssistantOptions assistants, ModelHome home)
    {
        try
        {
            return Of(Settings.Read<EmbeddingOptions>(configuration, Section), assistants, home);
        }
        catch (SettingException unusable)
        {
            return new EmbeddingRoute(Model: null, Route: null, new EmbeddingOptions(), unusable.Message);
        }
    }

    // At an address that somebody named no model is known until they name it.
    private static EmbeddingRoute Of(EmbeddingOptions options, AssistantOptions assistants, ModelHome home)
    {
        var name = options.Model?.Trim() ?? (home.IsNamed ? EmbeddingOptions.None : EmbeddingModel.Usual);
        if (string.Equals(name, EmbeddingOptions.None, StringComparison.OrdinalIgnoreCase))
        {
            return new EmbeddingRoute(Model: null, Route: null, options, Problem: null);
        }
        var own = options.Endpoint is { } named ? ModelAddress.Check(named, $"{Section}:Endpoint", assistants) : null;
        var isAtHome = own is null || ModelAddress.AreOneOrigin(own, home.Endpoint);
        var canBeShortened = name.StartsWith("text-embedding-3-", StringComparison.Ordinal);
        return new EmbeddingRoute(
            new EmbeddingModel(name, options.Dimensions ?? (canBeShortened ? EmbeddingModel.UsualDimensions : null)),
            new ModelRoute
            {
                Api = ModelApi.Chat,
                Endpoint = own ?? home.Endpoint,
                Key = isAtHome ? home.Key : null,
                NeedsKey = own is null && !home.IsNamed,
                Model = name,
                Time = TimeSpan.FromSeconds(options.Seconds),
                MostTokensOut = 0,
            },
            options,
            Problem: null
        );
    }
}
