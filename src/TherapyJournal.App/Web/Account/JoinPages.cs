using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using TherapyJournal.Accounts;
using TherapyJournal.App.Web.Translation;

namespace TherapyJournal.App.Web.Account;

/// <summary>Takes an invitation up: a code once, then a name, a password, and for whoever works here an authenticator app; or a name and a passkey.</summary>
/// <remarks>The code stands behind # in a link, where no server and no log sees it; a script or the person puts it into the form.</remarks>
internal sealed class JoinPages(InviteToAccount invites, IStringLocalizer<PatientWords> words) : IPages
{
    public const string Path = "/join";
    public const string PasskeyPath = Path + "/passkey";
    public const string PasskeyOptionsPath = PasskeyPath + "/options";
    private const string DetailsPath = Path + "/details";

    private const string NoSuchCode =
        "This code is wrong, too old, or was used already. Check it, or ask whoever invited you for a new one.";

    /// <summary>The link of an invitation. What stands behind # is sent to no server, and so stands in no log.</summary>
    public static string Link(Uri home, string code) => $"{new Uri(home, Path)}#{code}";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Door.Anybody, Path, _ => Task.FromResult(Answers.Page<JoinView>(new JoinModel())));
        pages.Act<UserManager<OpenAccount>>(Door.Anybody, Path, BeginAsync).RequireRateLimiting(WebAccounts.FewTries);
        pages.Act<JournalSignIn>(Door.Anybody, DetailsPath, FinishAsync).RequireRateLimiting(WebAccounts.FewTries);
        pages
            .Act<JournalSignIn>(Door.Anybody, PasskeyPath, FinishWithPasskeyAsync)
            .RequireRateLimiting(WebAccounts.FewTries);
        pages
            .Act<JournalSignIn>(Door.Anybody, PasskeyOptionsPath, AskForPasskeyAsync)
            .RequireRateLimiting(WebAccounts.FewTries);
    }

    private async Task<IResult> BeginAsync(HttpContext context, UserManager<OpenAccount> accounts)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var code = form["code"].ToString();
        return await invites.FindAsync(code, context.RequestAborted) is { } account
            ? Answers.Page<DetailsView>(
                new DetailsModel(code, account.Content.Name)
                {
                    AppKey = account.Holder.IsStaff ? accounts.GenerateNewAuthenticatorKey() : null,
                }
            )
            : Answers.Again<JoinView>(new JoinModel(words[NoSuchCode]));
    }

    private async Task<IResult> FinishAsync(HttpContext context, JournalSignIn signIn)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var code = form["code"].ToString();
        if (await invites.FindAsync(code, context.RequestAborted) is not { } account)
        {
            return Answers.Again<JoinView>(new JoinModel(words[NoSuchCode]));
        }
        var details = new NewCredentials(
            form["name"].ToString(),
            form["password"].ToString(),
            account.Holder.IsStaff ? form["key"].ToString() : null,
            SignInPages.CodeOf(form["app-code"])
        );
        var outcome = await TakeUpInvite.RunAsync(signIn, account, details);
        return await AnswerAsync(
            outcome,
            signIn,
            account,
            new DetailsModel(code, details.Name) { AppKey = details.AppKey }
        );
    }

    // What their device is to sign, so that it makes a passkey for this invitation.
    private async Task<IResult> AskForPasskeyAsync(HttpContext context, JournalSignIn signIn)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return await invites.FindAsync(form["code"].ToString(), context.RequestAborted) is not { } account
                ? PasskeyPages.Sentence(words[NoSuchCode])
            : TakeUpInvite.NameOf(form["name"].ToString()) is not { } name
                ? PasskeyPages.Sentence(words[TakeUpInvite.NoName])
            : PasskeyPages.Options(await signIn.AskForPasskeyAsync(account, name));
    }

    private async Task<IResult> FinishWithPasskeyAsync(HttpContext context, JournalSignIn signIn)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var code = form["code"].ToString();
        if (await invites.FindAsync(code, context.RequestAborted) is not { } account)
        {
            return Answers.Again<JoinView>(new JoinModel(words[NoSuchCode]));
        }
        var name = form["name"].ToString();
        var outcome = await TakeUpInvite.WithPasskeyAsync(signIn, account, name, form["credential"].ToString());
        return await AnswerAsync(
            outcome,
            signIn,
            account,
            new DetailsModel(code, name)
            {
                AppKey = account.Holder.IsStaff ? signIn.UserManager.GenerateNewAuthenticatorKey() : null,
            }
        );
    }

    private async Task<IResult> AnswerAsync(
        TakeUpInviteOutcome outcome,
        JournalSignIn signIn,
        OpenAccount account,
        DetailsModel again
    )
    {
        switch (outcome)
        {
            // Where another invitation was taken up since, nothing of this one is left.
            case TakeUpInviteOutcome.Done done when await ComesInAsync(signIn, account):
                return done.RecoveryCodes.Count > 0
                    ? Answers.Page<RecoveryCodesView>(new RecoveryCodesModel(done.RecoveryCodes))
                    : Answers.SeeOther("/");
            case TakeUpInviteOutcome.Unusable unusable:
                return Answers.Again<DetailsView>(
                    again with
                    {
                        Problem = words[unusable.Sentence, WebAccounts.ShortestPassword],
                    }
                );
            default:
                return Answers.Again<JoinView>(new JoinModel(words[NoSuchCode]));
        }
    }

    private static async Task<bool> ComesInAsync(JournalSignIn signIn, OpenAccount account)
    {
        var taken = account.Content.TakenUp[^1];
        return (
            await signIn.ComeInAsync(account, now => Task.FromResult(now.Content.TakenUp.LastOrDefault() == taken))
        ).Succeeded;
    }
}

/// <summary>What the page of the code shows.</summary>
public sealed record JoinModel(string? Problem = null);

/// <summary>What the page shows on which somebody says how they will sign in.</summary>
public sealed record DetailsModel(string Code, string Name, string? Problem = null)
{
    /// <summary>The secret for their authenticator app (base32); null: they need none.</summary>
    public string? AppKey { get; init; }
}

/// <summary>Codes that are shown once.</summary>
public sealed record RecoveryCodesModel(IReadOnlyList<string> Codes);
