using NodaTime;
using TherapyJournal.Accounts;

namespace TherapyJournal.App.Web.Account;

/// <summary>What proving once more came to.</summary>
internal abstract record ProveOnceMoreOutcome
{
    private ProveOnceMoreOutcome() { }

    /// <summary>It is they: the account as it is now.</summary>
    public sealed record Proven(OpenAccount Account) : ProveOnceMoreOutcome;

    /// <summary>That was not their password.</summary>
    public sealed record Wrong : ProveOnceMoreOutcome
    {
        /// <summary>Until when none is looked at from now on; null: another one is.</summary>
        public Instant? ShutUntil { get; init; }
    }

    /// <summary>Too many were wrong before it, so that this one was not looked at, right or wrong.</summary>
    public sealed record NotLookedAt(Instant Until) : ProveOnceMoreOutcome;

    /// <summary>They have no password, and did not sign in just now.</summary>
    public sealed record SignedInLongAgo : ProveOnceMoreOutcome;

    /// <summary>The account was changed at the same moment.</summary>
    public sealed record Moved : ProveOnceMoreOutcome;
}
