using TherapyJournal.Storage;

namespace TherapyJournal.Assistants;

/// <summary>The rule which addresses words may be sent to.</summary>
internal static class ModelAddress
{
    /// <summary>The address, without a slash at its end.</summary>
    /// <exception cref="SettingException">It may not be used; the sentence names the setting and not the address.</exception>
    public static Uri Check(string address, string setting, AssistantOptions options) =>
        Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && IsSafe(uri, options)
            ? new Uri(uri.AbsoluteUri.TrimEnd('/'))
            : throw new SettingException(
                $"{setting} must be an https address such as https://api.openai.com/v1, without name, password, "
                    + "question mark or hash; plain http is allowed to this machine alone, or to a host that is named "
                    + "under Journal:Assistants:AllowPlainHttpTo."
            );

    /// <summary>True where both are the same service: one scheme, host and port.</summary>
    public static bool AreOneOrigin(Uri one, Uri other) =>
        Uri.Compare(
            one,
            other,
            UriComponents.SchemeAndServer,
            UriFormat.SafeUnescaped,
            StringComparison.OrdinalIgnoreCase
        ) == 0;

    private static bool IsSafe(Uri uri, AssistantOptions options) =>
        (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && MayBePlain(uri, options)))
        && uri.UserInfo.Length == 0
        && uri.Query.Length == 0
        && uri.Fragment.Length == 0;

    private static bool MayBePlain(Uri uri, AssistantOptions options) =>
        uri.IsLoopback || options.AllowPlainHttpTo.Contains(uri.Host, StringComparer.OrdinalIgnoreCase);
}
