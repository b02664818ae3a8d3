using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using TherapyJournal.Accounts;

namespace TherapyJournal.App.Web.Account;

/// <content>Between the two steps: who has given the right password and has a code to give yet.</content>
internal sealed partial class JournalSignIn
{
    private static readonly string HalfWay = IdentityConstants.TwoFactorUserIdScheme;

    // Inside the cookie: since when the password stood that was given.
    private const string PasswordSinceClaim = "journal:password-since";

    /// <summary>Who has given the right password in this browser just now.</summary>
    /// <returns>Null: nobody has, it was too long ago, or a new password or invitation has come since.</returns>
    public override async Task<OpenAccount?> GetTwoFactorAuthenticationUserAsync() =>
        await Context.AuthenticateAsync(HalfWay) is { Principal: { } kept }
        && kept.FindFirstValue(PasswordSinceClaim) is { } since
        && await UserManager.FindByIdAsync(kept.FindFirstValue(ClaimTypes.NameIdentifier) ?? "") is { } account
        && account.Content.PasswordHash is not null
        && since == Since(account)
            ? account
            : null;

    // Identity would keep the account's id alone: whoever has stolen a password could still come in by it once its owner has set another.
    private Task KeepHalfWayAsync(OpenAccount account) =>
        Context.SignInAsync(
            HalfWay,
            new ClaimsPrincipal(
                new ClaimsIdentity(
                    [
                        new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()),
                        new Claim(PasswordSinceClaim, Since(account)),
                    ],
                    HalfWay
                )
            )
        );

    private static bool IsThePasswordOf(OpenAccount asked, OpenAccount now) =>
        now.Content.PasswordHash is not null && now.Content.PasswordSince == asked.Content.PasswordSince;

    private static string Since(OpenAccount account) =>
        account.Content.PasswordSince.ToString(CultureInfo.InvariantCulture);
}
