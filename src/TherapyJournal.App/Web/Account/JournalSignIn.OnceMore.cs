using TherapyJournal.Accounts;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Account;

/// <content>Somebody who is signed in proves once more that it is they, so that a browser that was left open changes no way in.</content>
internal sealed partial class JournalSignIn
{
    /// <summary>By their password, or where they have none by having signed in just now. Tries are counted apart from those at the sign-in, as many and as long.</summary>
    public async Task<ProveOnceMoreOutcome> ProveOnceMoreAsync(SignedIn person, string password)
    {
        if (person.Account.Content.PasswordHash is null)
        {
            return IsFresh(person)
                ? new ProveOnceMoreOutcome.Proven(person.Account)
                : new ProveOnceMoreOutcome.SignedInLongAgo();
        }
        var browser = BrowserOf(person.Account, person.SignIn);
        if (await TakeTryAsync(person.Account.Id, browser, Secret.PasswordOnceMore) is not { } compared)
        {
            var account = await UserManager.FindByIdAsync(person.Account.Id.ToString()) ?? person.Account;
            return account.Content.ShutUntil(browser, Secret.PasswordOnceMore, clock.Now()) is { } until
                ? new ProveOnceMoreOutcome.NotLookedAt(until)
                : new ProveOnceMoreOutcome.Moved();
        }
        if (!await UserManager.CheckPasswordAsync(compared, password))
        {
            return new ProveOnceMoreOutcome.Wrong
            {
                ShutUntil = compared.Content.ShutUntil(browser, Secret.PasswordOnceMore, clock.Now()),
            };
        }
        // Codes, and passwords at the sign-in, go on being counted.
        compared.Content = compared.Content.TriedNoMore(browser, Secret.PasswordOnceMore);
        return (await UserManager.UpdateAsync(compared)).Succeeded
            ? new ProveOnceMoreOutcome.Proven(compared)
            : new ProveOnceMoreOutcome.Moved();
    }
}
