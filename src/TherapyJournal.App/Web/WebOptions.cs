using System.Net;
using System.Net.Sockets;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web;

/// <summary>Where people find the web page, and which machines stand before it. Bound from <c>Journal:Web</c>.</summary>
internal sealed class WebOptions
{
    /// <summary>Where people open the page; invitations begin with it. Null: this machine alone.</summary>
    public string? Address { get; init; }

    /// <summary>The machines that stand before the server with https, with commas between; null: none.</summary>
    public string? Proxies { get; init; }

    /// <summary>The address as one; null: none is set.</summary>
    /// <exception cref="SettingException">It is none that can be used.</exception>
    public Uri? Home() =>
        string.IsNullOrWhiteSpace(Address) ? null
        : Uri.TryCreate(Address.Trim(), UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.PathAndQuery == "/"
            ? address
        : throw new SettingException(
            "Journal:Web:Address must be where people open the page, such as https://journal.example, without a path."
        );

    /// <summary>The proxies as networks.</summary>
    /// <exception cref="SettingException">One of them is none.</exception>
    public IReadOnlyList<IPNetwork> Networks() =>
        [
            .. (Proxies ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(Network),
        ];

    private static IPNetwork Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var one)
            ? new IPNetwork(one, one.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
        : throw new SettingException(
            "Journal:Web:Proxies must be addresses of the machines before this one, such as 10.0.0.0/8, with commas between."
        );
}
