namespace TherapyJournal.Assistants;

/// <summary>The protocol that a model's service speaks.</summary>
internal enum ModelApi
{
    /// <summary>OpenAI's Responses.</summary>
    Responses,

    /// <summary>Chat completions: Ollama, llama.cpp, vLLM, Azure and many others.</summary>
    Chat,

    /// <summary>Anthropic's Messages.</summary>
    Anthropic,
}

/// <summary>How protocols are written in settings, and where they are usually spoken.</summary>
internal static class ModelApis
{
    /// <summary>The protocol of that name; null: there is none.</summary>
    public static ModelApi? Parse(string name) =>
        name.Trim().ToLowerInvariant() switch
        {
            "responses" => ModelApi.Responses,
            "chat" => ModelApi.Chat,
            "anthropic" => ModelApi.Anthropic,
            _ => null,
        };

    public static string Name(this ModelApi api) => api.ToString().ToLowerInvariant();

    /// <summary>True where <paramref name="other"/> is spoken at the same vendor, with the same key.</summary>
    public static bool SharesHomeWith(this ModelApi api, ModelApi other) =>
        api is ModelApi.Anthropic == other is ModelApi.Anthropic;

    public static string KeySetting(this ModelApi api) =>
        api is ModelApi.Anthropic ? "ANTHROPIC_API_KEY" : "OPENAI_API_KEY";

    public static string AddressSetting(this ModelApi api) =>
        api is ModelApi.Anthropic ? "ANTHROPIC_BASE_URL" : "OPENAI_BASE_URL";

    public static string UsualAddress(this ModelApi api) =>
        api is ModelApi.Anthropic ? "https://api.anthropic.com" : "https://api.openai.com/v1";
}
