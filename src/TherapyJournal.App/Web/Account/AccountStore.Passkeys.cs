using Microsoft.AspNetCore.Identity;
using TherapyJournal.Accounts;

namespace TherapyJournal.App.Web.Account;

/// <content>Passkeys, which lie in the account's own sealed row.</content>
internal sealed partial class AccountStore
{
    public Task AddOrUpdatePasskeyAsync(
        OpenAccount user,
        UserPasskeyInfo passkey,
        CancellationToken cancellationToken
    ) =>
        Change(
            user,
            c =>
            {
                var known = c.Passkeys.FirstOrDefault(p => Is(p, passkey.CredentialId));
                var kept = new AccountPasskey(
                    passkey.CredentialId,
                    passkey.PublicKey,
                    passkey.CreatedAt.ToUnixTimeMilliseconds(),
                    known?.Where ?? BrowserName.Of(http.HttpContext?.Request.Headers.UserAgent.ToString() ?? "")
                )
                {
                    SignCount = passkey.SignCount,
                    Transports = passkey.Transports ?? [],
                    MayBeCopied = passkey.IsBackupEligible,
                    IsCopied = passkey.IsBackedUp,
                };
                return c with { Passkeys = [.. c.Passkeys.Where(p => p != known), kept] };
            }
        );

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(OpenAccount user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. user.Content.Passkeys.Select(AsIdentityHasIt)]);

    // Nobody is looked for by a passkey alone: a device names the account, and there it is looked for.
    public Task<OpenAccount?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult<OpenAccount?>(null);

    public Task<UserPasskeyInfo?> FindPasskeyAsync(
        OpenAccount user,
        byte[] credentialId,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult(
            user.Content.Passkeys.FirstOrDefault(p => Is(p, credentialId)) is { } found ? AsIdentityHasIt(found) : null
        );

    public Task RemovePasskeyAsync(OpenAccount user, byte[] credentialId, CancellationToken cancellationToken) =>
        Change(user, c => c with { Passkeys = [.. c.Passkeys.Where(p => !Is(p, credentialId))] });

    private static bool Is(AccountPasskey passkey, byte[] credentialId) =>
        passkey.CredentialId.AsSpan().SequenceEqual(credentialId);

    // What a device said of itself when the passkey was made is not kept: nobody asks for it again.
    private static UserPasskeyInfo AsIdentityHasIt(AccountPasskey passkey) =>
        new(
            passkey.CredentialId,
            passkey.PublicKey,
            passkey.Since.ToDateTimeOffset(),
            passkey.SignCount,
            [.. passkey.Transports],
            isUserVerified: true,
            passkey.MayBeCopied,
            passkey.IsCopied,
            attestationObject: [],
            clientDataJson: []
        );
}
