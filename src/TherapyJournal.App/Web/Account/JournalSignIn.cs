using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;
using TherapyJournal.Accounts;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Account;

/// <summary>Identity's way in, with what we ask beyond it: who works here needs a second factor, tries are counted before anything is compared, no code is taken twice, and every browser that is signed in stands in a list.</summary>
internal sealed partial class JournalSignIn(
    UserManager<OpenAccount> manager,
    KeepAccounts accounts,
    KnownBrowsers browsers,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<OpenAccount> claims,
    IOptions<IdentityOptions> options,
    ILogger<JournalSignIn> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<OpenAccount> confirmation,
    TimeProvider clock
) : SignInManager<OpenAccount>(manager, http, claims, options, log, schemes, confirmation)
{
    /// <summary>Names the browser's sign-in inside its cookie.</summary>
    public const string SignInClaim = "journal:sign-in";

    private const int MostTries = 5;
    private const int MostTakenUp = 20;
    private static readonly Duration Shut = Duration.FromMinutes(15);

    // A code of an authenticator app is right for 30 s, and for a little more where clocks differ (RFC 6238, 5.2).
    private static readonly TimeSpan CodeIsRight = TimeSpan.FromMinutes(5);

    /// <summary>Signs in by a name and a password; whoever works here is asked for a code next. It says nothing of which of the two is wrong, or whether it is shut.</summary>
    public async Task<SignInResult> PasswordAsync(string name, string password)
    {
        if (
            await UserManager.FindByNameAsync(name) is not { } named
            || await TakeTryAsync(named.Id, browsers.NameOf(Context, named.Id), Secret.Password) is not { } account
        )
        {
            // As long as for one that is compared.
            UserManager.PasswordHasher.HashPassword(Nobody, password);
            return SignInResult.Failed;
        }
        if (!await UserManager.CheckPasswordAsync(account, password))
        {
            return SignInResult.Failed;
        }
        if (await IsTwoFactorEnabledAsync(account))
        {
            await KeepHalfWayAsync(account);
            return SignInResult.TwoFactorRequired;
        }
        return await ComeInAsync(account, now => Task.FromResult(IsThePasswordOf(account, now)));
    }

    /// <summary>The second step: a code of the app, or a recovery code.</summary>
    public async Task<SignInResult> CodeAsync(string code)
    {
        if (
            await GetTwoFactorAuthenticationUserAsync() is not { } asked
            || await TakeTryAsync(asked.Id, browsers.NameOf(Context, asked.Id), Secret.Code) is not { } account
        )
        {
            return SignInResult.Failed;
        }
        var isOfTheApp = code.Length == 6 && code.All(char.IsAsciiDigit);
        var came = await ComeInAsync(
            account,
            async now =>
                IsThePasswordOf(asked, now)
                && (isOfTheApp ? await TakesOfTheAppAsync(now, code) : TakesRecovery(now, code))
        );
        if (came.Succeeded)
        {
            await Context.SignOutAsync(HalfWay);
        }
        return came;
    }

    /// <summary>Every time that an invitation to this account was taken up, with now and here as the last: it is all that a new way in leaves of the old one.</summary>
    public IReadOnlyList<TakenUp> TakenUpNow(OpenAccount account) =>
        [.. account.Content.TakenUp.TakeLast(MostTakenUp - 1), new TakenUp(clock.NowStored(), Here())];

    /// <summary>With this password from now on: whoever has given another one, and no code yet, begins again.</summary>
    public AccountContent WithPassword(OpenAccount account, AccountContent content, string password) =>
        content with
        {
            PasswordHash = UserManager.PasswordHasher.HashPassword(account, password),
            PasswordSince = clock.NowStored(),
        };

    /// <summary>That a code was taken at this moment.</summary>
    public TakenCode Taken(string code) => new(code, clock.NowStored());

    // Identity asks for no second factor where none was set up; here nobody of the staff comes in without.
    public override async Task<bool> IsTwoFactorEnabledAsync(OpenAccount user) =>
        user.Holder.IsStaff || await base.IsTwoFactorEnabledAsync(user);

    /// <summary>Signed in here alone, and known here alone; whoever calls it saves it.</summary>
    public AccountContent HereAlone(OpenAccount account, Guid signIn) =>
        account.Content.Here(signIn, BrowserOf(account, signIn));

    // A sign-in knows its browser by itself; one from before that was kept has the cookie alone, which a browser may have lost.
    private Guid? BrowserOf(OpenAccount account, Guid signIn) =>
        account.Content.BrowserOf(signIn) ?? browsers.NameOf(Context, account.Id);

    private string Here() => BrowserName.Of(Context.Request.Headers.UserAgent.ToString());

    private Task<OpenAccount?> TakeTryAsync(Guid account, Guid? browser, Secret secret) =>
        accounts.TakeTryAsync(account, browser, secret, MostTries, Shut, Context.RequestAborted);

    private async Task<bool> TakesOfTheAppAsync(OpenAccount account, string code)
    {
        var recent = Recent(account).ToList();
        if (
            recent.Exists(taken => taken.Code == code)
            || !await UserManager.VerifyTwoFactorTokenAsync(account, Options.Tokens.AuthenticatorTokenProvider, code)
        )
        {
            return false;
        }
        account.Content = account.Content with { TakenCodes = [.. recent, Taken(code)] };
        return true;
    }

    private static bool TakesRecovery(OpenAccount account, string code)
    {
        var redeemed = account.Content.Redeeming(code);
        account.Content = redeemed ?? account.Content;
        return redeemed is not null;
    }

    private IEnumerable<TakenCode> Recent(OpenAccount account) =>
        account.Content.TakenCodes.Where(c => clock.NowStored() - c.At < CodeIsRight.TotalMilliseconds);

    private static readonly OpenAccount Nobody = new(
        Guid.Empty,
        new AccountHolder(null, null, null),
        version: 0,
        new AccountContent()
    );
}
