using NodaTime;

namespace TherapyJournal.Accounts;

/// <summary>A browser in which somebody has signed in before.</summary>
/// <param name="Id">Stands sealed in a cookie there. It lets nobody in.</param>
public sealed record KnownBrowser(Guid Id)
{
    /// <summary>Tries at the password that came from there.</summary>
    public TriesInARow Tries
    {
        get => field ?? TriesInARow.None;
        init;
    }

    /// <summary>Tries at a code.</summary>
    public TriesInARow Codes
    {
        get => field ?? TriesInARow.None;
        init;
    }

    /// <summary>Tries at the password of whoever was signed in there and was asked for it once more.</summary>
    public TriesInARow Proofs
    {
        get => field ?? TriesInARow.None;
        init;
    }

    internal TriesInARow At(Secret secret) =>
        secret switch
        {
            Secret.Code => Codes,
            Secret.PasswordOnceMore => Proofs,
            _ => Tries,
        };

    internal KnownBrowser With(Secret secret, TriesInARow tries) =>
        secret switch
        {
            Secret.Code => this with { Codes = tries },
            Secret.PasswordOnceMore => this with { Proofs = tries },
            _ => this with { Tries = tries },
        };
}

/// <summary>What somebody proves themselves by. Tries at each are counted apart: a right password would lead to a code that wrong passwords have used up.</summary>
public enum Secret
{
    Password,

    /// <summary>Of an authenticator app, or a recovery code.</summary>
    Code,

    /// <summary>The password, of whoever is signed in and changes a way in. Wrong ones there shut no sign-in, and right ones at the sign-in were not tried here.</summary>
    PasswordOnceMore,
}

/// <content>Whose tries at a secret are counted together: each browser that is known has its own, and all others have one count.</content>
public sealed partial record AccountContent
{
    private const int MostBrowsers = 10;

    /// <summary>Whether they have signed in there before, and it was not forgotten since.</summary>
    public bool Knows(Guid? browser) => KnownBrowsers.Any(b => b.Id == browser);

    /// <summary>With this one as the last in which they signed in; the one in which they did so the longest ago is forgotten where there are many.</summary>
    public AccountContent Knowing(Guid browser)
    {
        var known = KnownBrowsers.FirstOrDefault(b => b.Id == browser) ?? new KnownBrowser(browser);
        return this with
        {
            KnownBrowsers = [.. KnownBrowsers.Where(b => b.Id != browser).TakeLast(MostBrowsers - 1), known],
        };
    }

    /// <summary>Signed out of one browser. Whoever does so from another one may have lost it, so that it is known no more.</summary>
    /// <param name="signIn">What ends.</param>
    /// <param name="here">From which it is asked.</param>
    public AccountContent Without(Guid signIn, Guid here)
    {
        var (ended, stays) = (BrowserOf(signIn), BrowserOf(here));
        return this with
        {
            SignIns = [.. SignIns.Where(s => s.Id != signIn)],
            KnownBrowsers = [.. KnownBrowsers.Where(b => b.Id != ended || b.Id == stays)],
        };
    }

    /// <summary>Signed in here alone; whatever other browser was known counts as a stranger's from now on.</summary>
    /// <param name="signIn">The sign-in that stays.</param>
    /// <param name="browser">The browser that stays known; null: none is.</param>
    public AccountContent Here(Guid signIn, Guid? browser) =>
        this with
        {
            SignIns = [.. SignIns.Where(s => s.Id == signIn)],
            KnownBrowsers = [.. KnownBrowsers.Where(b => b.Id == browser)],
        };

    /// <summary>By what name the browser of a sign-in is known; null: it was not kept.</summary>
    public Guid? BrowserOf(Guid signIn) => SignIns.FirstOrDefault(s => s.Id == signIn)?.Browser;

    /// <summary>Without what was tried from there at this secret; what was tried at another one, and what others try, goes on being counted.</summary>
    public AccountContent TriedNoMore(Guid? browser, Secret secret) => With(browser, secret, TriesInARow.None);

    /// <summary>With one more try from there; null: none is taken now.</summary>
    internal AccountContent? OneMore(Guid? browser, Secret secret, int most, Duration shut, Instant now)
    {
        return At(browser, secret).OneMore(most, shut, now) is { } tries ? With(browser, secret, tries) : null;
    }

    /// <summary>Until when no try at this secret is taken from there; null: one is.</summary>
    public Instant? ShutUntil(Guid? browser, Secret secret, Instant now) =>
        At(browser, secret).ShutUntil is { } until && until > now.ToUnixTimeMilliseconds()
            ? Instant.FromUnixTimeMilliseconds(until)
            : null;

    private TriesInARow At(Guid? browser, Secret secret) =>
        KnownBrowsers.FirstOrDefault(b => b.Id == browser)?.At(secret)
        ?? secret switch
        {
            Secret.Code => CodesOfStrangers,
            Secret.PasswordOnceMore => ProofsOfStrangers,
            _ => OfStrangers,
        };

    private AccountContent With(Guid? browser, Secret secret, TriesInARow tries) =>
        Knows(browser)
            ? this with
            {
                KnownBrowsers = [.. KnownBrowsers.Select(b => b.Id == browser ? b.With(secret, tries) : b)],
            }
            : secret switch
            {
                Secret.Code => this with { CodesOfStrangers = tries },
                Secret.PasswordOnceMore => this with { ProofsOfStrangers = tries },
                _ => this with { OfStrangers = tries },
            };
}
