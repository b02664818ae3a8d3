using System.Text.Json.Serialization;

namespace TherapyJournal.Practices;

/// <summary>Where somebody is called for an urgent alert.</summary>
/// <param name="Proven">An address from which a code came back; null: nobody is woken.</param>
/// <param name="Unproven">An address to which a code was sent; until it comes back, the proven one holds.</param>
public sealed record CallContact(ProvenAddress? Proven = null, UnprovenAddress? Unproven = null)
{
    /// <summary>A chat that was linked by a code; null: none.</summary>
    public TherapistChat? Chat { get; init; }

    /// <summary>Whether an address is proven.</summary>
    [JsonIgnore]
    public bool IsProven => Proven is not null;
}

/// <summary>The chat of a therapist: they are told there that there is something to read, and called for an urgent alert.</summary>
/// <param name="Channel">Such as telegram.</param>
/// <param name="Account">The number of our own account there.</param>
/// <param name="Chat">The chat's number there.</param>
/// <param name="Code">The id of the code by which it was linked.</param>
/// <param name="At">Since when, Unix milliseconds.</param>
public sealed record TherapistChat(string Channel, long Account, long Chat, Guid Code, long At)
{
    /// <summary>When it was found that they have blocked us, Unix milliseconds; null: they have not.</summary>
    public long? BlockedAt { get; init; }

    /// <summary>How much was heard from there within the last minute; null: nothing yet.</summary>
    public HeardLately? Heard { get; init; }
}

/// <summary>A code by which a therapist links a chat, once.</summary>
/// <param name="Id">The half of it that is no secret.</param>
/// <param name="SecretHash">A keyed hash of the half that is.</param>
/// <param name="Until">Until when it is taken, Unix milliseconds.</param>
/// <param name="WrongTries">How often it was tried with another secret.</param>
public sealed record TherapistCode(Guid Id, byte[] SecretHash, long Until, int WrongTries = 0);

/// <summary>An address from which a code came back.</summary>
/// <param name="Email">The address.</param>
/// <param name="At">When the code came back, Unix milliseconds.</param>
public sealed record ProvenAddress(string Email, long At);

/// <summary>An address to which a code was sent.</summary>
/// <param name="Email">The address.</param>
/// <param name="CodeHash">A keyed hash of the code.</param>
/// <param name="Until">Until when the code is taken, Unix milliseconds.</param>
/// <param name="WrongCodes">How often another one was given for it.</param>
public sealed record UnprovenAddress(string Email, byte[] CodeHash, long Until, int WrongCodes = 0);

/// <summary>Who owns the practice: called where no therapist answers. An owner has no right to read.</summary>
/// <param name="Id">By which the history of an alert names them.</param>
/// <param name="Name">As therapists know them.</param>
/// <param name="Since">Unix milliseconds.</param>
/// <param name="Contact">Where they are called.</param>
public sealed record PracticeOwner(Guid Id, string Name, long Since, CallContact Contact);
