using System.Buffers.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using TherapyJournal.Accounts;
using TherapyJournal.App.Web.Translation;

namespace TherapyJournal.App.Web.Account;

/// <summary>Signing in by a passkey, and adding and removing one. A script fetches what the device is to sign; the rest is a form.</summary>
internal sealed class PasskeyPages(IStringLocalizer<PatientWords> words, OnceMore onceMore) : IPages
{
    public const string Path = AccountPages.Path + "/passkeys";
    public const string OptionsPath = Path + "/options";
    public const string RemovePath = Path + "/remove";
    public const string SignInPath = AdmitBrowser.SignInPath + "/passkey";
    public const string SignInOptionsPath = SignInPath + "/options";

    /// <summary>What is said where a device has made none that can be used.</summary>
    public const string NotMade = "Your device has made no passkey that can be used here. Please try once more.";

    private const int MostPasskeys = 20;

    private const string NotUsed =
        "That passkey lets nobody in here. It may have been removed, a newer invitation from the practice replaces every older way in, or the page stood open for too long: please try once more, or use your password.";

    private const string Moved = "Something else was changed at the same moment. Please try once more.";

    private const string Enough = "Twenty passkeys are as many as can be kept. Remove one that you no longer use.";

    private const string LastWayIn =
        "This is the only way in that you have. Add another passkey before you remove it, or ask whoever invited you for a new invitation.";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages
            .Act<JournalSignIn>(Door.Anybody, SignInOptionsPath, AskToSignAsync)
            .RequireRateLimiting(WebAccounts.FewTries);
        pages.Act<JournalSignIn>(Door.Anybody, SignInPath, SignInAsync).RequireRateLimiting(WebAccounts.FewTries);
        pages.Act<JournalSignIn>(Door.SignedIn, OptionsPath, AskToMakeAsync).RequireRateLimiting(WebAccounts.FewTries);
        pages.Act<JournalSignIn>(Door.SignedIn, Path, AddAsync);
        pages.Act<JournalSignIn>(Door.SignedIn, RemovePath, RemoveAsync);
    }

    /// <summary>What a form calls a passkey.</summary>
    public static string IdOf(AccountPasskey passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    /// <summary>What a device is to sign, for a script.</summary>
    public static IResult Options(string json) => Results.Text(json, "application/json");

    /// <summary>Why there is nothing to sign, for a script to show.</summary>
    public static IResult Sentence(string said) =>
        Results.Text(said, "text/plain", statusCode: StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> AskToSignAsync(HttpContext context, JournalSignIn signIn) =>
        // For nobody by name: who has a passkey here stays unknown.
        Options(await signIn.MakePasskeyRequestOptionsAsync(null));

    private async Task<IResult> SignInAsync(HttpContext context, JournalSignIn signIn)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return (await signIn.PasskeyAsync(form["credential"].ToString())).Succeeded
            ? Answers.SeeOther("/")
            : Answers.Again<SignInView>(new SignInModel(Problem: words[NotUsed]));
    }

    private async Task<IResult> AskToMakeAsync(HttpContext context, JournalSignIn signIn)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var person = context.SignedIn();
        if (person.Account.Content.Passkeys.Count >= MostPasskeys)
        {
            return Sentence(words[Enough]);
        }
        var proof = await signIn.ProveOnceMoreAsync(person, form["password"].ToString());
        return proof is ProveOnceMoreOutcome.Proven
            ? Options(await signIn.AskForPasskeyAsync(person.Account, person.Account.Content.Name))
            : Sentence(onceMore.WhyNot(proof, person));
    }

    private async Task<IResult> AddAsync(HttpContext context, JournalSignIn signIn)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var account = context.SignedIn().Account;
        return
            await signIn.MadePasskeyAsync(account, form["credential"].ToString()) is { } passkey
            && (await signIn.UserManager.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded
            ? Answers.SeeOther(AccountPages.Path)
            : Answers.Again<AccountView>(AccountPages.Model(context) with { Problem = words[NotMade] });
    }

    private async Task<IResult> RemoveAsync(HttpContext context, JournalSignIn signIn)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var account = context.SignedIn().Account;
        var named = form["passkey"].ToString();
        if (account.Content.Passkeys.FirstOrDefault(p => IdOf(p) == named) is not { } passkey)
        {
            return Answers.SeeOther(AccountPages.Path); // it is gone already
        }
        if (account.Content is { PasswordHash: null, Passkeys.Count: 1 })
        {
            return Answers.Again<AccountView>(AccountPages.Model(context) with { Problem = words[LastWayIn] });
        }
        // Whoever has lost a device may have left it signed in.
        account.Content = signIn.HereAlone(account, context.SignedIn().SignIn);
        return (await signIn.UserManager.RemovePasskeyAsync(account, passkey.CredentialId)).Succeeded
            ? Answers.SeeOther(AccountPages.Path)
            : Answers.Again<AccountView>(AccountPages.Model(context) with { Problem = words[Moved] });
    }
}
