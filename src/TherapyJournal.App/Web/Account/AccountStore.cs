using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using TherapyJournal.Accounts;

namespace TherapyJournal.App.Web.Account;

/// <summary>Lends Identity's managers the sealed accounts.</summary>
internal sealed partial class AccountStore(KeepAccounts accounts, IHttpContextAccessor http, TimeProvider clock)
    : IUserPasswordStore<OpenAccount>,
        IUserTwoFactorStore<OpenAccount>,
        IUserAuthenticatorKeyStore<OpenAccount>,
        IUserTwoFactorRecoveryCodeStore<OpenAccount>,
        IUserPasskeyStore<OpenAccount>
{
    public Task<string> GetUserIdAsync(OpenAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(OpenAccount user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Content.Name);

    public Task SetUserNameAsync(OpenAccount user, string? userName, CancellationToken cancellationToken) =>
        Change(user, c => c with { Name = userName ?? "" });

    public Task<string?> GetNormalizedUserNameAsync(OpenAccount user, CancellationToken cancellationToken) =>
        GetUserNameAsync(user, cancellationToken);

    // Names are found by a keyed hash, which is made anew at each save.
    public Task SetNormalizedUserNameAsync(
        OpenAccount user,
        string? normalizedName,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    // Accounts are made by an invitation alone.
    public Task<IdentityResult> CreateAsync(OpenAccount user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Accounts are made by an invitation.");

    // They go with the person: a patient who is erased, a therapist who leaves.
    public Task<IdentityResult> DeleteAsync(OpenAccount user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Accounts go with the person.");

    public async Task<IdentityResult> UpdateAsync(OpenAccount user, CancellationToken cancellationToken) =>
        await accounts.SaveAsync(user, cancellationToken) switch
        {
            SaveAccountOutcome.Saved => IdentityResult.Success,
            SaveAccountOutcome.NameTaken => IdentityResult.Failed(
                new IdentityErrorDescriber().DuplicateUserName(user.Content.Name)
            ),
            _ => IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure()),
        };

    public Task<OpenAccount?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id)
            ? accounts.FindAsync(id, cancellationToken)
            : Task.FromResult<OpenAccount?>(null);

    public Task<OpenAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        accounts.FindNamedAsync(normalizedUserName, cancellationToken);

    public Task SetPasswordHashAsync(OpenAccount user, string? passwordHash, CancellationToken cancellationToken) =>
        Change(user, c => c with { PasswordHash = passwordHash });

    public Task<string?> GetPasswordHashAsync(OpenAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Content.PasswordHash);

    public Task<bool> HasPasswordAsync(OpenAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Content.PasswordHash is not null);

    public void Dispose()
    {
        // Nothing is held.
    }

    private static Task Change(OpenAccount user, Func<AccountContent, AccountContent> change)
    {
        user.Content = change(user.Content);
        return Task.CompletedTask;
    }
}
