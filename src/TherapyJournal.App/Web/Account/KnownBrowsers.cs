using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace TherapyJournal.App.Web.Account;

/// <summary>Remembers in a browser who has signed in there: wrong tries of strangers then shut nobody out of their own.</summary>
/// <remarks>The device cookies of OWASP (Slow Down Online Guessing Attacks with Device Cookies). It lets nobody in; it only says whose tries are counted together.</remarks>
internal sealed class KnownBrowsers(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Cookie = "journal-known";
    private const int Most = 5;
    private static readonly TimeSpan Holds = TimeSpan.FromDays(180);
    private readonly IDataProtector protector = protection.CreateProtector("journal.known-browsers");

    /// <summary>Whether this account has signed in here before.</summary>
    public bool Knows(HttpContext context, Guid account) => Read(context).Contains(account);

    /// <summary>From now on it has.</summary>
    public void Remember(HttpContext context, Guid account)
    {
        var known = Read(context).Where(id => id != account).TakeLast(Most - 1).Append(account);
        context.Response.Cookies.Append(
            Cookie,
            protector.Protect(string.Join(' ', known)),
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                Expires = clock.GetUtcNow() + Holds,
            }
        );
    }

    private IReadOnlyList<Guid> Read(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Cookie] is { } kept
                ? [.. protector.Unprotect(kept).Split(' ').Select(Guid.Parse)]
                : [];
        }
        catch (Exception fault) when (fault is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return [];
        }
    }
}
