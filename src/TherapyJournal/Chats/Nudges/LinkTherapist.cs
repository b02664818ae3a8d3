using System.Security.Cryptography;
using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Chats.Nudges;

/// <summary>Makes the code by which a therapist links a chat, and unlinks it: a code that holds for an hour, works once, and is worth nothing to whoever steals the database.</summary>
public sealed class LinkTherapist(ChangeTherapist change, Keys keys, TimeProvider clock)
{
    /// <summary>So long a code is taken.</summary>
    public static readonly Duration Holds = Duration.FromHours(1);

    /// <summary>Makes a code for one who is found by name or id; an earlier one is taken no more.</summary>
    public async Task<LinkTherapistOutcome> RunAsync(string named, CancellationToken cancel)
    {
        var secret = RandomNumberGenerator.GetBytes(InvitePatient.SecretBytes);
        var id = RowId.New(clock);
        var until = clock.Now() + Holds;
        var code = new TherapistCode(id, InvitePatient.HashOf(id, secret, keys), until.ToUnixTimeMilliseconds());
        return
            await change.ChangeAsync(named, (_, t) => t with { ChatCode = code }, cancel)
                is ChangeTherapistOutcome.Changed { Listing: var therapist }
            ? new LinkTherapistOutcome.CodeMade(therapist, InvitePatient.Link(id, secret), until)
            : new LinkTherapistOutcome.Unknown(named);
    }

    /// <summary>Unlinks the chat: nothing is told or called there any more, and what comes from there is a stranger's. A code that waits goes too.</summary>
    public async Task<LinkTherapistOutcome> UnlinkAsync(string named, CancellationToken cancel)
    {
        var had = false;
        return await change.ChangeAsync(
                named,
                (_, t) =>
                {
                    had = t.Contact.Chat is not null;
                    return t with { ChatCode = null, Contact = t.Contact with { Chat = null } };
                },
                cancel
            )
                is not ChangeTherapistOutcome.Changed { Listing: var therapist }
                ? new LinkTherapistOutcome.Unknown(named)
            : had ? new LinkTherapistOutcome.Unlinked(therapist)
            : new LinkTherapistOutcome.NotLinked(therapist);
    }
}

/// <summary>What linking or unlinking a therapist's chat came to.</summary>
public abstract record LinkTherapistOutcome
{
    private LinkTherapistOutcome() { }

    /// <param name="Therapist">Whose.</param>
    /// <param name="Code">What their app sends after /start. It is shown once: nobody can read it again.</param>
    /// <param name="Until">Until when it is taken.</param>
    public sealed record CodeMade(TherapistListing Therapist, string Code, Instant Until) : LinkTherapistOutcome;

    public sealed record Unlinked(TherapistListing Therapist) : LinkTherapistOutcome;

    /// <summary>There was none.</summary>
    public sealed record NotLinked(TherapistListing Therapist) : LinkTherapistOutcome;

    /// <summary>Nobody has this name or id, or several do.</summary>
    public sealed record Unknown(string Named) : LinkTherapistOutcome;
}
