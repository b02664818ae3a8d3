using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;
using TherapyJournal.Accounts;
using TherapyJournal.App.Web.Look;
using TherapyJournal.App.Web.Translation;

namespace TherapyJournal.App.Web.Account;

/// <summary>The way in: a name and a password, and for whoever works here a code of their app; and the way out.</summary>
internal sealed class SignInPages(IStringLocalizer<PatientWords> words) : IPages
{
    public const string CodePath = AdmitBrowser.SignInPath + "/code";
    public const string SignOutPath = "/sign-out";

    private const string Wrong =
        "That name and password do not belong together. A newer invitation from the practice replaces every older way in. After five wrong tries no other is taken for a quarter of an hour.";

    private const string WrongCode =
        "That code is wrong, too old, or was used already. Wait for the next one and try again; after five wrong tries no other is taken for a quarter of an hour.";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(
            Door.SignedIn,
            "/",
            context => Task.FromResult(Answers.SeeOther(Places.Of(context.SignedIn())[0].Path))
        );
        pages.Show(Door.Anybody, AdmitBrowser.SignInPath, Show);
        pages
            .Act<JournalSignIn>(Door.Anybody, AdmitBrowser.SignInPath, SignInAsync)
            .RequireRateLimiting(WebAccounts.FewTries);
        pages.Show(Door.Anybody, CodePath, _ => Task.FromResult(Answers.Page<CodeView>(new CodeModel())));
        pages.Act<JournalSignIn>(Door.Anybody, CodePath, TakeCodeAsync).RequireRateLimiting(WebAccounts.FewTries);
        pages.Act<JournalSignIn>(Door.SignedIn, SignOutPath, SignOutAsync);
    }

    /// <summary>A code as it was typed, without the spaces that apps show in it.</summary>
    public static string CodeOf(StringValues typed) => typed.ToString().Replace(" ", "", StringComparison.Ordinal);

    private static Task<IResult> Show(HttpContext context) =>
        Task.FromResult(context.Person() is null ? Answers.Page<SignInView>(new SignInModel()) : Answers.SeeOther("/"));

    private async Task<IResult> SignInAsync(HttpContext context, JournalSignIn signIn)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var name = form["name"].ToString();
        return await signIn.PasswordAsync(name, form["password"].ToString()) switch
        {
            { Succeeded: true } => Answers.SeeOther("/"),
            { RequiresTwoFactor: true } => Answers.SeeOther(CodePath),
            _ => Answers.Again<SignInView>(new SignInModel(name, words[Wrong])),
        };
    }

    private async Task<IResult> TakeCodeAsync(HttpContext context, JournalSignIn signIn)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var code = CodeOf(form["code"]);
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null)
        {
            return Answers.Again<SignInView>(
                new SignInModel(
                    Problem: words["That took too long, or your password was changed meanwhile. Please begin again."]
                )
            );
        }
        return (await signIn.CodeAsync(code)).Succeeded
            ? Answers.SeeOther("/")
            : Answers.Again<CodeView>(new CodeModel(words[WrongCode]));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, JournalSignIn signIn)
    {
        var person = context.SignedIn();
        await EndSignIns.OneAsync(signIn, person, person.SignIn);
        await signIn.SignOutAsync();
        return Answers.SeeOther(AdmitBrowser.SignInPath);
    }
}

/// <summary>What the page of the name and the password shows.</summary>
public sealed record SignInModel(string Name = "", string? Problem = null);

/// <summary>What the page of the code shows.</summary>
public sealed record CodeModel(string? Problem = null);
