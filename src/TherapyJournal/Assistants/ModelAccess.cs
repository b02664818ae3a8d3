using Microsoft.Extensions.Configuration;
using TherapyJournal.Storage;

namespace TherapyJournal.Assistants;

/// <summary>Where the model is and the key to it.</summary>
/// <remarks>A class, not a record: nothing prints the key by accident.</remarks>
internal sealed class ModelAccess
{
    private ModelAccess(Uri endpoint, string? key) => (Endpoint, Key) = (endpoint, key);

    /// <summary>The service's address, without a slash at its end.</summary>
    public Uri Endpoint { get; }

    /// <summary>Null: none is set, and no model is asked.</summary>
    public string? Key { get; }

    /// <summary>Reads OPENAI_API_KEY and OPENAI_BASE_URL.</summary>
    /// <exception cref="SettingException">One of them cannot be used; the sentence holds neither.</exception>
    public static ModelAccess From(IConfiguration configuration, AssistantOptions options)
    {
        var key = configuration["OPENAI_API_KEY"]?.Trim();
        var address = configuration["OPENAI_BASE_URL"]?.Trim();
        return new ModelAccess(
            string.IsNullOrEmpty(address)
                ? Check(options.Endpoint, "Journal:Assistants:Endpoint")
                : Check(address, "OPENAI_BASE_URL"),
            string.IsNullOrEmpty(key) ? null : CheckKey(key)
        );
    }

    private static Uri Check(string address, string setting) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && IsSafe(uri)
            ? new Uri(uri.AbsoluteUri.TrimEnd('/'))
            : throw new SettingException(
                $"{setting} must be an https address such as https://api.openai.com/v1, without name, password, "
                    + "question mark or hash; plain http is allowed to this machine alone."
            );

    private static bool IsSafe(Uri uri) =>
        (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri.UserInfo.Length == 0
        && uri.Query.Length == 0
        && uri.Fragment.Length == 0;

    private static string CheckKey(string key) =>
        key.All(c => c is > ' ' and <= '~')
            ? key
            : throw new SettingException("OPENAI_API_KEY holds a character that no key has. Copy it once more.");
}
