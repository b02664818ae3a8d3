using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using NodaTime;
using TherapyJournal.Accounts;
using TherapyJournal.App.Web.Translation;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Account;

/// <summary>How somebody signs in: in which browsers they are signed in now, and signing out of them.</summary>
internal sealed class AccountPages(IStringLocalizer<PatientWords> words, TimeProvider clock) : IPages
{
    public const string Path = "/account";

    /// <summary>Answers whoever is signed in, and nobody else: before a page sends what was typed, it asks here.</summary>
    public const string HerePath = Path + "/here";

    /// <summary>Where somebody is sent who has set a new password.</summary>
    public const string NewPasswordPath = Path + "?done=password";

    private const string EndPath = Path + "/sign-ins/end";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Door.SignedIn, Path, Show);
        pages.Show(Door.SignedIn, HerePath, _ => Task.FromResult(Results.NoContent()));
        pages.Act<JournalSignIn>(Door.SignedIn, EndPath, EndAsync);
    }

    private Task<IResult> Show(HttpContext context) =>
        Task.FromResult(
            Answers.Page<AccountView>(
                Model(context) with
                {
                    Done = IsPasswordNew(context)
                        ? words["Your new password holds from now on. Everywhere else you are signed out."].Value
                        : null,
                }
            )
        );

    // An address alone proves nothing: anybody can send somebody there.
    private bool IsPasswordNew(HttpContext context) =>
        context.Request.Query["done"] == "password"
        && clock.NowStored() - context.SignedIn().Account.Content.PasswordSince
            < JournalSignIn.JustNow.TotalMilliseconds;

    /// <summary>What the page shows of whoever is signed in.</summary>
    public static AccountModel Model(HttpContext context)
    {
        var person = context.SignedIn();
        var account = person.Account.Content;
        return new AccountModel(
            account.Name,
            [.. account.SignIns.Reverse().Select(s => new SignInLine(s.Id, s.Where, s.Since, s.Id == person.SignIn))],
            account.RecoveryCodes.Count,
            person.TimeZone
        )
        {
            Passkeys = [.. account.Passkeys.Select(p => new PasskeyLine(PasskeyPages.IdOf(p), p.Where, p.Since))],
            RecoveryCodesSince =
                account.RecoveryCodesSince > 0 ? Instant.FromUnixTimeMilliseconds(account.RecoveryCodesSince) : null,
            TakenUp = [.. account.TakenUp.Reverse()],
            HasPassword = account.PasswordHash is not null,
            MaySetPassword = NewSecretPages.MaySetPassword(person.Account),
            MayMakeCodes = NewSecretPages.MayMakeCodes(person.Account),
        };
    }

    private static async Task<IResult> EndAsync(HttpContext context, JournalSignIn signIn)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var person = context.SignedIn();
        await (
            Guid.TryParse(form["sign-in"].ToString(), out var one)
                ? EndSignIns.OneAsync(signIn, person, one)
                : EndSignIns.ElsewhereAsync(signIn, person)
        );
        return Answers.SeeOther(Path);
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Name">Under which they sign in.</param>
/// <param name="SignIns">The newest first.</param>
/// <param name="RecoveryCodes">How many are left.</param>
/// <param name="TimeZone">By whose clock times are shown.</param>
public sealed record AccountModel(string Name, IReadOnlyList<SignInLine> SignIns, int RecoveryCodes, string TimeZone)
{
    public IReadOnlyList<PasskeyLine> Passkeys { get; init; } = [];

    /// <summary>When those codes were made; null: it was not kept.</summary>
    public Instant? RecoveryCodesSince { get; init; }

    /// <summary>When invitations were taken up, the newest first.</summary>
    public IReadOnlyList<TakenUp> TakenUp { get; init; } = [];

    /// <summary>Whether they sign in by a password as well.</summary>
    public bool HasPassword { get; init; }

    /// <summary>Whether they can set one here.</summary>
    public bool MaySetPassword { get; init; }

    /// <summary>Whether they can make new recovery codes.</summary>
    public bool MayMakeCodes { get; init; }

    /// <summary>What was done just now; null: nothing was.</summary>
    public string? Done { get; init; }

    /// <summary>What was sent and could not be taken; null: nothing was.</summary>
    public string? Problem { get; init; }
}

/// <summary>A passkey of theirs.</summary>
public sealed record PasskeyLine(string Id, string Where, Instant Since);

/// <summary>A browser in which somebody is signed in.</summary>
public sealed record SignInLine(Guid Id, string Where, Instant Since, bool IsThisOne);
