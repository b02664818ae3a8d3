using Microsoft.AspNetCore.Identity;
using TherapyJournal.Accounts;

namespace TherapyJournal.App.Web.Account;

/// <summary>Sets up how somebody signs in. What they had before is worth nothing from then on, and every browser is signed out.</summary>
internal static class TakeUpInvite
{
    /// <summary>So many are given at once.</summary>
    public const int RecoveryCodes = 10;

    // 160 bits in base32, as RFC 4226 recommends.
    private const int AppKeyLength = 32;
    private const string AppKeyLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>What is said where a name cannot be used.</summary>
    public const string NoName = "Choose a name of at most 200 characters to sign in under.";

    private const string NameTaken = "Somebody else signs in under this name. Choose another one.";

    /// <summary>A name as it is kept; null: it cannot be used.</summary>
    public static string? NameOf(string given) => given.Trim() is { Length: > 0 and <= 200 } name ? name : null;

    /// <summary>All of it or nothing.</summary>
    public static async Task<TakeUpInviteOutcome> RunAsync(
        JournalSignIn signIn,
        OpenAccount account,
        NewCredentials given
    )
    {
        var accounts = signIn.UserManager;
        if (NameOf(given.Name) is not { } name)
        {
            return new TakeUpInviteOutcome.Unusable(NoName);
        }
        if (!await NewPassword.IsGoodAsync(accounts, account, name, given.Password))
        {
            return new TakeUpInviteOutcome.Unusable(NewPassword.Unusable);
        }
        account.Content = signIn.WithPassword(account, new AccountContent(), given.Password) with
        {
            Name = name,
            AuthenticatorKey = given.AppKey,
            AsksForCode = given.AppKey is not null,
            TakenUp = signIn.TakenUpNow(account),
            TakenCodes = given.AppKey is null ? [] : [signIn.Taken(given.AppCode)],
        };
        if (given.AppKey is { } key && !await IsInTheAppAsync(accounts, account, key, given.AppCode))
        {
            return new TakeUpInviteOutcome.Unusable(
                "The code of your app does not fit. Put the key into the app as it stands here, and give the six digits that it shows now."
            );
        }
        if (given.AppKey is null)
        {
            return (await accounts.UpdateAsync(account)).Succeeded
                ? new TakeUpInviteOutcome.Done([])
                : await WhyNotAsync(accounts, account);
        }
        // Saves the account with them.
        return await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) is { } codes
            ? new TakeUpInviteOutcome.Done([.. codes])
            : await WhyNotAsync(accounts, account);
    }

    /// <summary>With a passkey in place of a password, which proves two things by itself.</summary>
    public static async Task<TakeUpInviteOutcome> WithPasskeyAsync(
        JournalSignIn signIn,
        OpenAccount account,
        string givenName,
        string credential
    )
    {
        if (NameOf(givenName) is not { } name)
        {
            return new TakeUpInviteOutcome.Unusable(NoName);
        }
        if (await signIn.MadePasskeyAsync(account, credential) is not { } passkey)
        {
            return new TakeUpInviteOutcome.Unusable(PasskeyPages.NotMade);
        }
        account.Content = new AccountContent { Name = name, TakenUp = signIn.TakenUpNow(account) };
        return (await signIn.UserManager.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded
            ? new TakeUpInviteOutcome.Done([])
            : await WhyNotAsync(signIn.UserManager, account);
    }

    private static async Task<bool> IsInTheAppAsync(
        UserManager<OpenAccount> accounts,
        OpenAccount account,
        string key,
        string code
    ) =>
        key.Length == AppKeyLength
        && key.All(AppKeyLetters.Contains)
        && await accounts.VerifyTwoFactorTokenAsync(account, accounts.Options.Tokens.AuthenticatorTokenProvider, code);

    private static async Task<TakeUpInviteOutcome> WhyNotAsync(
        UserManager<OpenAccount> accounts,
        OpenAccount account
    ) =>
        await accounts.FindByNameAsync(account.Content.Name) is { } other && other.Id != account.Id
            ? new TakeUpInviteOutcome.Unusable(NameTaken)
            : new TakeUpInviteOutcome.Gone();
}

/// <summary>What somebody chose to sign in with.</summary>
internal sealed record NewCredentials(string Name, string Password, string? AppKey, string AppCode);

/// <summary>What taking up an invitation came to.</summary>
internal abstract record TakeUpInviteOutcome
{
    private TakeUpInviteOutcome() { }

    /// <param name="RecoveryCodes">To be shown once; none for patients.</param>
    public sealed record Done(IReadOnlyList<string> RecoveryCodes) : TakeUpInviteOutcome;

    /// <summary>What was given cannot be used; the invitation still holds.</summary>
    /// <param name="Sentence">Why; {0} in it stands for the length of the shortest password.</param>
    public sealed record Unusable(string Sentence) : TakeUpInviteOutcome;

    /// <summary>Somebody took it up a moment ago.</summary>
    public sealed record Gone : TakeUpInviteOutcome;
}
