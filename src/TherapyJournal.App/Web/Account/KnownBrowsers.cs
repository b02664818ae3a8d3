using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace TherapyJournal.App.Web.Account;

/// <summary>Remembers in a browser by what name an account knows it: wrong tries of strangers then shut nobody out of their own.</summary>
/// <remarks>
/// The device cookies of OWASP (Slow Down Online Guessing Attacks with Device Cookies). It lets nobody in; it only says whose tries are
/// counted together. The account keeps which of them it knows: a cookie that it has forgotten is worth nothing.
/// </remarks>
internal sealed class KnownBrowsers(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Cookie = "journal-known";
    private const int Most = 5;
    private static readonly TimeSpan Holds = TimeSpan.FromDays(180);
    private readonly IDataProtector protector = protection.CreateProtector("journal.known-browsers");

    /// <summary>By what name this account may know this browser; null: it never signed in here.</summary>
    public Guid? NameOf(HttpContext context, Guid account) =>
        Read(context).Where(k => k.Account == account).Select(k => (Guid?)k.Browser).FirstOrDefault();

    /// <summary>From now on it has, and is known there by this name.</summary>
    public void Remember(HttpContext context, Guid account, Guid browser)
    {
        var known = Read(context)
            .Where(k => k.Account != account)
            .TakeLast(Most - 1)
            .Append((Account: account, Browser: browser));
        context.Response.Cookies.Append(
            Cookie,
            protector.Protect(string.Join(' ', known.Select(k => $"{k.Account}/{k.Browser}"))),
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                Expires = clock.GetUtcNow() + Holds,
            }
        );
    }

    private IReadOnlyList<(Guid Account, Guid Browser)> Read(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Cookie] is { } kept
                ? [.. protector.Unprotect(kept).Split(' ').Select(Parse)]
                : [];
        }
        catch (Exception fault) when (fault is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return [];
        }
    }

    private static (Guid Account, Guid Browser) Parse(string pair) =>
        pair.Split('/') is [var account, var browser]
            ? (Guid.Parse(account), Guid.Parse(browser))
            : throw new FormatException("No browser is named.");
}
