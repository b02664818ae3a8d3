using Microsoft.Extensions.DependencyInjection;

namespace TherapyJournal.Accounts;

/// <summary>Registers the room Accounts.</summary>
internal static class AccountsRegistration
{
    /// <summary>Adds who may sign in on the web page, and how they are invited.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services) =>
        services
            .AddSingleton<KeepAccounts>()
            .AddSingleton<KeepWebKeys>()
            .AddSingleton<InviteToAccount>()
            .AddSingleton<WhoIsSignedIn>();
}
