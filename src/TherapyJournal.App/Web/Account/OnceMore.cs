using Microsoft.Extensions.Localization;
using NodaTime;
using TherapyJournal.Accounts;
using TherapyJournal.App.Web.Translation;

namespace TherapyJournal.App.Web.Account;

/// <summary>What is said to whoever changes a way in and has not proven once more that it is they.</summary>
internal sealed class OnceMore(IStringLocalizer<PatientWords> words, PageTimes times)
{
    /// <summary>Why no recovery codes are made in a browser in which they signed in a while ago.</summary>
    public const string NoNewCodes =
        "New recovery codes are made only within ten minutes of signing in, so that nobody makes them where you left a browser open. Sign out and in again first. Until then those that you have still hold.";

    private const string WrongPassword =
        "That is not your password. After five wrong tries no other is taken for a quarter of an hour.";

    private const string LastWrong =
        "That is not your password, and it was the fifth wrong try. No password is looked at here until {0}, not even the right one. You stay signed in.";

    private const string NotLookedAt =
        "There were five wrong tries, so no password is looked at here until {0}. What you typed just now may be right: try it again then. You stay signed in.";

    private const string SignInFirst =
        "You have been signed in here for a while. Sign out and in again first, so that nobody changes your way in where you left a browser open.";

    private const string Moved = "Something else was changed at the same moment. Please try once more.";

    /// <summary>Why it was not believed.</summary>
    /// <param name="outcome">What proving came to; nothing is said of what was proven.</param>
    /// <param name="person">By whose clock times are told.</param>
    public string WhyNot(ProveOnceMoreOutcome outcome, SignedIn person) =>
        outcome switch
        {
            ProveOnceMoreOutcome.Wrong { ShutUntil: { } until } => words[LastWrong, Hour(until, person)],
            ProveOnceMoreOutcome.Wrong => words[WrongPassword],
            ProveOnceMoreOutcome.NotLookedAt shut => words[NotLookedAt, Hour(shut.Until, person)],
            ProveOnceMoreOutcome.SignedInLongAgo => words[SignInFirst],
            ProveOnceMoreOutcome.Moved => words[Moved],
            _ => throw new InvalidOperationException("What was proven needs no reason."),
        };

    // Whole minutes, and none too few.
    private string Hour(Instant until, SignedIn person) =>
        times.Hour(until + Duration.FromSeconds(59), person.TimeZone);
}
