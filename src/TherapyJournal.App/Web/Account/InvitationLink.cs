using Microsoft.Extensions.Configuration;

namespace TherapyJournal.App.Web.Account;

/// <summary>Makes the link that an invitation is given as.</summary>
internal sealed class InvitationLink(WebOptions options, IConfiguration configuration)
{
    /// <summary>Begins where people open the page, or on this machine where no address is set.</summary>
    public string Of(string code) =>
        JoinPages.Link(options.Home() ?? new Uri($"http://localhost:{WebPort.From(configuration)}"), code);
}
