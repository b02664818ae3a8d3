using Microsoft.AspNetCore.Identity;
using TherapyJournal.Accounts;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Account;

/// <content>The second factor, and the codes that stand in for it.</content>
internal sealed partial class AccountStore
{
    public Task SetTwoFactorEnabledAsync(OpenAccount user, bool enabled, CancellationToken cancellationToken) =>
        Change(user, c => c with { AsksForCode = enabled });

    // A password alone lets nobody in who works here, whatever their account says.
    public Task<bool> GetTwoFactorEnabledAsync(OpenAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Content.AsksForCode || user.Holder.IsStaff);

    public Task SetAuthenticatorKeyAsync(OpenAccount user, string key, CancellationToken cancellationToken) =>
        Change(user, c => c with { AuthenticatorKey = key });

    public Task<string?> GetAuthenticatorKeyAsync(OpenAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Content.AuthenticatorKey);

    public Task ReplaceCodesAsync(
        OpenAccount user,
        IEnumerable<string> recoveryCodes,
        CancellationToken cancellationToken
    ) => Change(user, c => c with { RecoveryCodes = [.. recoveryCodes], RecoveryCodesSince = clock.NowStored() });

    public Task<bool> RedeemCodeAsync(OpenAccount user, string code, CancellationToken cancellationToken)
    {
        var redeemed = user.Content.Redeeming(code);
        user.Content = redeemed ?? user.Content;
        return Task.FromResult(redeemed is not null);
    }

    public Task<int> CountCodesAsync(OpenAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Content.RecoveryCodes.Count);
}
