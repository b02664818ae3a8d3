using Microsoft.AspNetCore.Identity;
using TherapyJournal.Accounts;

namespace TherapyJournal.App.Web.Account;

/// <summary>Signs somebody out of browsers, at once: the next request of each is nobody's.</summary>
internal static class EndSignIns
{
    private const int MostTries = 3;

    /// <summary>Ends those that match.</summary>
    /// <exception cref="InvalidOperationException">The account is changed again and again meanwhile.</exception>
    public static async Task RunAsync(UserManager<OpenAccount> accounts, OpenAccount account, Func<SignIn, bool> which)
    {
        for (var tried = 1; ; tried++)
        {
            account.Content = account.Content with { SignIns = [.. account.Content.SignIns.Where(s => !which(s))] };
            if ((await accounts.UpdateAsync(account)).Succeeded)
            {
                return;
            }
            if (tried == MostTries || await accounts.FindByIdAsync(account.Id.ToString()) is not { } anew)
            {
                throw new InvalidOperationException("The account could not be saved.");
            }
            account = anew;
        }
    }
}
