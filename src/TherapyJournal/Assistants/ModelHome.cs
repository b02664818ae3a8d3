using Microsoft.Extensions.Configuration;
using TherapyJournal.Storage;

namespace TherapyJournal.Assistants;

/// <summary>Where a vendor's key belongs: the one service that the settings name for it.</summary>
/// <remarks>A class, not a record: nothing prints the key by accident.</remarks>
internal sealed class ModelHome
{
    private ModelHome(Uri endpoint, string? key, bool isNamed) => (Endpoint, Key, IsNamed) = (endpoint, key, isNamed);

    /// <summary>The service's address, without a slash at its end.</summary>
    public Uri Endpoint { get; }

    /// <summary>Null: none is set.</summary>
    public string? Key { get; }

    /// <summary>True: a setting names the address, so that it may be a server of one's own, which needs no key.</summary>
    public bool IsNamed { get; }

    public override string ToString() => Endpoint.AbsoluteUri;

    /// <summary>Reads the key and the address that belong to a protocol.</summary>
    /// <exception cref="SettingException">One of them cannot be used; the sentence holds neither.</exception>
    public static ModelHome From(IConfiguration configuration, AssistantOptions options, ModelApi api)
    {
        var key = configuration[api.KeySetting()]?.Trim();
        var named = configuration[api.AddressSetting()]?.Trim();
        var isOfThisHome = (ModelApis.Parse(options.Api) ?? ModelApi.Responses).SharesHomeWith(api);
        var (address, setting) =
            !string.IsNullOrEmpty(named) ? (named, api.AddressSetting())
            : isOfThisHome && options.Endpoint is { } endpoint ? (endpoint, "Journal:Assistants:Endpoint")
            : (api.UsualAddress(), null);
        return new ModelHome(
            ModelAddress.Check(address, setting ?? "The usual address", options),
            string.IsNullOrEmpty(key) ? null : CheckKey(key, api.KeySetting()),
            setting is not null
        );
    }

    private static string CheckKey(string key, string setting) =>
        key.All(c => c is > ' ' and <= '~')
            ? key
            : throw new SettingException($"{setting} holds a character that no key has. Copy it once more.");
}
