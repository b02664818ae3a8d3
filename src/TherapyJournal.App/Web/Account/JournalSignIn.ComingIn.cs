using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using TherapyJournal.Accounts;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Account;

/// <content>The last step of every way in: what it changes is saved, and the browser gets its cookie.</content>
internal sealed partial class JournalSignIn
{
    private const int MostSignIns = 20;
    private const int MostSaves = 5;
    private static readonly TimeSpan StaffStays = TimeSpan.FromHours(12);
    private static readonly TimeSpan PatientStays = TimeSpan.FromDays(30);

    /// <summary>Signs in here whoever proves it. All that it changes is saved at once, before the browser gets its cookie. Where the account was changed meanwhile, as by a try of a stranger that was counted, it is to be proven again of what stands now: of two who come with one code the second comes in nowhere.</summary>
    /// <param name="account">As it was read.</param>
    /// <param name="proves">Whether this account, as it stands, lets them in; it takes from it what can be used once.</param>
    /// <exception cref="InvalidOperationException">The account is changed again and again meanwhile.</exception>
    public async Task<SignInResult> ComeInAsync(OpenAccount account, Func<OpenAccount, Task<bool>> proves)
    {
        for (var tried = 1; await proves(account); tried++)
        {
            var signIn = SignInHere(account);
            if ((await UserManager.UpdateAsync(account)).Succeeded)
            {
                browsers.Remember(Context, account.Id, signIn.Browser!.Value); // SignInHere names it
                await GiveCookieAsync(account, signIn);
                return SignInResult.Success;
            }
            if (tried == MostSaves || await UserManager.FindByIdAsync(account.Id.ToString()) is not { } anew)
            {
                throw new InvalidOperationException("The account could not be saved.");
            }
            account = anew;
        }
        return SignInResult.Failed;
    }

    // Identity's own ways in would give a cookie for a sign-in that stands nowhere.
    public override Task SignInWithClaimsAsync(
        OpenAccount user,
        AuthenticationProperties? authenticationProperties,
        IEnumerable<Claim> additionalClaims
    ) => throw new NotSupportedException("Whoever comes in proves it each time that the account is saved.");

    private SignIn SignInHere(OpenAccount account)
    {
        var now = clock.NowStored();
        var named = browsers.NameOf(Context, account.Id);
        var browser = named is { } name && account.Content.Knows(name) ? name : RowId.New(clock);
        var until = now + (long)Stays(account).TotalMilliseconds;
        var signIn = new SignIn(RowId.New(clock), now, until, Here()) { Browser = browser };
        account.Content = account
            .Content.TriedNoMore(named, Secret.Password)
            .TriedNoMore(named, Secret.Code)
            .TriedNoMore(named, Secret.PasswordOnceMore)
            .Knowing(browser) with
        {
            SignIns = [.. account.Content.SignIns.Where(s => s.Until > now).TakeLast(MostSignIns - 1), signIn],
        };
        return signIn;
    }

    private Task GiveCookieAsync(OpenAccount account, SignIn signIn) =>
        base.SignInWithClaimsAsync(
            account,
            new AuthenticationProperties
            {
                IsPersistent = !account.Holder.IsStaff,
                ExpiresUtc = clock.GetUtcNow() + Stays(account),
            },
            [new Claim(SignInClaim, signIn.Id.ToString())]
        );

    private static TimeSpan Stays(OpenAccount account) => account.Holder.IsStaff ? StaffStays : PatientStays;
}
