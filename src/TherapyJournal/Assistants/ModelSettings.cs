using Microsoft.Extensions.Configuration;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Storage;

namespace TherapyJournal.Assistants;

/// <summary>What the settings say of models, read together: one that cannot be used switches models off, and stops nothing else.</summary>
/// <param name="Options">Journal:Assistants.</param>
/// <param name="Calls">Journal:Assistants:Calls.</param>
/// <param name="Routes">The way to the model of every step.</param>
/// <param name="Problem">Why no model is asked, in a sentence without a secret; null: the settings can be used.</param>
internal sealed record ModelSettings(AssistantOptions Options, CallOptions Calls, ModelRoutes Routes, string? Problem)
{
    private const string Section = "Journal:Assistants";

    /// <summary>What a setting under these sections may be called.</summary>
    public static IEnumerable<KnownSettings> Known =>
        [
            new(Section, typeof(AssistantOptions)),
            new($"{Section}:Calls", typeof(CallOptions)),
            new(EmbeddingRoute.Section, typeof(EmbeddingOptions)),
        ];

    /// <summary>Reads keys, addresses and bounds; no network is used.</summary>
    public static ModelSettings From(IConfiguration configuration)
    {
        try
        {
            var options = Settings.Read<AssistantOptions>(configuration, Section);
            var calls = Settings.Read<CallOptions>(configuration, $"{Section}:Calls");
            return new ModelSettings(options, calls, ModelRoutes.From(configuration, options), Problem: null);
        }
        catch (SettingException unusable)
        {
            // A patient who writes at night is not to meet a misspelt address: without a key every route is closed.
            var usual = new AssistantOptions();
            var nothing = new ConfigurationBuilder().Build();
            return new ModelSettings(usual, new CallOptions(), ModelRoutes.From(nothing, usual), unusable.Message);
        }
    }
}
