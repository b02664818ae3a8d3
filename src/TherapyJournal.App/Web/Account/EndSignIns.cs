using Microsoft.AspNetCore.Identity;
using TherapyJournal.Accounts;

namespace TherapyJournal.App.Web.Account;

/// <summary>Signs somebody out of browsers, at once: the next request of each is nobody's.</summary>
internal static class EndSignIns
{
    private const int MostTries = 3;

    /// <summary>Ends one; where it is another than the one from which it is asked, its browser is known no more.</summary>
    /// <exception cref="InvalidOperationException">The account is changed again and again meanwhile.</exception>
    public static Task OneAsync(JournalSignIn signIn, SignedIn person, Guid which) =>
        RunAsync(signIn.UserManager, person.Account, a => a.Content.Without(which, here: person.SignIn));

    /// <summary>Ends all but the one from which it is asked; the others' browsers are known no more.</summary>
    /// <exception cref="InvalidOperationException">The account is changed again and again meanwhile.</exception>
    public static Task ElsewhereAsync(JournalSignIn signIn, SignedIn person) =>
        RunAsync(signIn.UserManager, person.Account, a => signIn.HereAlone(a, person.SignIn));

    private static async Task RunAsync(
        UserManager<OpenAccount> accounts,
        OpenAccount account,
        Func<OpenAccount, AccountContent> change
    )
    {
        for (var tried = 1; ; tried++)
        {
            account.Content = change(account);
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
