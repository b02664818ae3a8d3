using Microsoft.AspNetCore.Identity;
using TherapyJournal.Accounts;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Account;

/// <content>Passkeys: a device that has asked who holds it proves two things at once, and signs for this page's address alone.</content>
internal sealed partial class JournalSignIn
{
    /// <summary>So long a sign-in counts as one of this moment.</summary>
    public static readonly TimeSpan JustNow = TimeSpan.FromMinutes(10);

    /// <summary>Signs in whoever a device names, where it has signed what this browser was just given to sign.</summary>
    /// <param name="credential">What the browser answered (JSON).</param>
    public async Task<SignInResult> PasskeyAsync(string credential)
    {
        var signed = await UnlessNothingWasAskedAsync(() => PerformPasskeyAssertionAsync(credential));
        if (signed is not { Succeeded: true } || !signed.Passkey.IsUserVerified || !signed.User.Content.IsTakenUp)
        {
            return SignInResult.Failed;
        }
        // How often it has signed: two who sign in by copies of one at once come in by one.
        if (!(await UserManager.AddOrUpdatePasskeyAsync(signed.User, signed.Passkey)).Succeeded)
        {
            return SignInResult.Failed;
        }
        var (id, key) = (signed.Passkey.CredentialId, signed.Passkey.PublicKey);
        return await ComeInAsync(
            signed.User,
            now =>
                Task.FromResult(
                    now.Content.Passkeys.Any(p =>
                        p.CredentialId.AsSpan().SequenceEqual(id) && p.PublicKey.AsSpan().SequenceEqual(key)
                    )
                )
        );
    }

    /// <summary>What a device is to sign so that a passkey of this account is made (JSON).</summary>
    public Task<string> AskForPasskeyAsync(OpenAccount account, string name) =>
        MakePasskeyCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = account.Id.ToString(),
                Name = name,
                DisplayName = name,
            }
        );

    /// <summary>The passkey that a device has just made for this account.</summary>
    /// <returns>Null: it was made for something else, or not as it was asked for.</returns>
    public async Task<UserPasskeyInfo?> MadePasskeyAsync(OpenAccount account, string credential) =>
        await UnlessNothingWasAskedAsync(() => PerformPasskeyAttestationAsync(credential))
            is { Succeeded: true, Passkey: { IsUserVerified: true } made, UserEntity.Id: var whose }
        && whose == account.Id.ToString()
            ? made
            : null;

    /// <summary>Whether they have signed in here just now, so that it is no browser that was left open.</summary>
    public bool IsFresh(SignedIn person) =>
        person.Account.Content.SignIns.Any(s =>
            s.Id == person.SignIn && clock.NowStored() - s.At < JustNow.TotalMilliseconds
        );

    private static async Task<T?> UnlessNothingWasAskedAsync<T>(Func<Task<T>> answer)
        where T : class
    {
        try
        {
            return await answer();
        }
        // The cookie with what was asked is gone, too old, or of another question. (Empty answers are arguments.)
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
