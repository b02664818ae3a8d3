using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using TherapyJournal.Accounts;
using TherapyJournal.App.Web.Translation;

namespace TherapyJournal.App.Web.Account;

/// <summary>A new password, and new recovery codes, for whoever is signed in and proves once more that it is they.</summary>
internal sealed class NewSecretPages(IStringLocalizer<PatientWords> words, OnceMore onceMore) : IPages
{
    public const string PasswordPath = AccountPages.Path + "/password";
    public const string CodesPath = AccountPages.Path + "/recovery-codes";

    private const string Moved = "Something else was changed at the same moment. Please try once more.";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages
            .Act<JournalSignIn>(Door.SignedIn, PasswordPath, SetPasswordAsync)
            .RequireRateLimiting(WebAccounts.FewTries);
        pages.Act<JournalSignIn>(Door.SignedIn, CodesPath, MakeCodesAsync).RequireRateLimiting(WebAccounts.FewTries);
        // Where an answer said what could not be taken, and its address is opened once more.
        pages.Show(Door.SignedIn, PasswordPath, _ => Task.FromResult(Answers.SeeOther(AccountPages.Path)));
        pages.Show(Door.SignedIn, CodesPath, _ => Task.FromResult(Answers.SeeOther(AccountPages.Path)));
    }

    /// <summary>Whether a password would be a way in of theirs: whoever works here needs an app with it, and sets both up by an invitation.</summary>
    public static bool MaySetPassword(OpenAccount account) =>
        account.Content.PasswordHash is not null || !account.Holder.IsStaff;

    /// <summary>Whether recovery codes stand in for an app of theirs.</summary>
    public static bool MayMakeCodes(OpenAccount account) => account.Content.AuthenticatorKey is not null;

    private async Task<IResult> SetPasswordAsync(HttpContext context, JournalSignIn signIn)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var person = context.SignedIn();
        var (accounts, chosen) = (signIn.UserManager, form["new"].ToString());
        if (!MaySetPassword(person.Account))
        {
            return Results.NotFound();
        }
        if (!await NewPassword.IsGoodAsync(accounts, person.Account, person.Account.Content.Name, chosen))
        {
            return Again(context, words[NewPassword.Unusable, WebAccounts.ShortestPassword]);
        }
        var proof = await signIn.ProveOnceMoreAsync(person, form["present"].ToString());
        if (proof is not ProveOnceMoreOutcome.Proven { Account: var account })
        {
            return Again(context, onceMore.WhyNot(proof, person));
        }
        account.Content = signIn.WithPassword(account, signIn.HereAlone(account, person.SignIn), chosen);
        if (!(await accounts.UpdateAsync(account)).Succeeded)
        {
            return Again(context, words[Moved]);
        }
        return Answers.SeeOther(AccountPages.NewPasswordPath);
    }

    private async Task<IResult> MakeCodesAsync(HttpContext context, JournalSignIn signIn)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var person = context.SignedIn();
        if (!MayMakeCodes(person.Account))
        {
            return Results.NotFound();
        }
        // They outlive the sign-in, so that a password which was seen over a shoulder is not enough where a browser was left open.
        if (!signIn.IsFresh(person))
        {
            return Again(context, words[OnceMore.NoNewCodes]);
        }
        var proof = await signIn.ProveOnceMoreAsync(person, form["present"].ToString());
        if (proof is not ProveOnceMoreOutcome.Proven { Account: var account })
        {
            return Again(context, onceMore.WhyNot(proof, person));
        }
        // Saves the account with them; those that it had are gone.
        return
            await signIn.UserManager.GenerateNewTwoFactorRecoveryCodesAsync(account, TakeUpInvite.RecoveryCodes)
                is { } codes
            ? Answers.Page<RecoveryCodesView>(new RecoveryCodesModel([.. codes]))
            : Again(context, words[Moved]);
    }

    private static IResult Again(HttpContext context, string problem) =>
        Answers.Again<AccountView>(AccountPages.Model(context) with { Problem = problem });
}
