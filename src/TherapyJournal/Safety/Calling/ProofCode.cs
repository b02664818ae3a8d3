using System.Globalization;
using System.Security.Cryptography;
using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.Safety.Calling;

/// <summary>Six digits that are sent to an address and come back from whoever reads there.</summary>
internal static class ProofCode
{
    /// <summary>So long it is taken.</summary>
    public static readonly Duration Holds = Duration.FromHours(1);

    // Beyond it a guess would have a chance; a new one is sent for the asking.
    private const int MostWrongCodes = 5;

    /// <summary>A new one for an address of this person.</summary>
    public static (UnprovenAddress Address, string Code) Make(Guid person, string email, Keys keys, Instant now)
    {
        var code = RandomNumberGenerator.GetInt32(0, 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        return (new(email, Hash(person, email, code, keys), (now + Holds).ToUnixTimeMilliseconds()), code);
    }

    /// <summary>What a contact becomes by a code that was given, and whether it was the right one.</summary>
    public static (CallContact Contact, bool IsRight) Give(
        Guid person,
        CallContact contact,
        string code,
        Keys keys,
        Instant now
    )
    {
        if (contact.Unproven is not { } waiting || !IsTaken(waiting, now))
        {
            return (contact, false);
        }
        var isRight = CryptographicOperations.FixedTimeEquals(
            waiting.CodeHash,
            Hash(person, waiting.Email, code.Replace(" ", "", StringComparison.Ordinal), keys)
        );
        return isRight
            ? (
                contact with
                {
                    Proven = new ProvenAddress(waiting.Email, now.ToUnixTimeMilliseconds()),
                    Unproven = null,
                },
                true
            )
            : (contact with { Unproven = waiting with { WrongCodes = waiting.WrongCodes + 1 } }, false);
    }

    /// <summary>Whether a code for this address is still waited for.</summary>
    public static bool IsTaken(UnprovenAddress address, Instant now) =>
        address.WrongCodes < MostWrongCodes && now.ToUnixTimeMilliseconds() <= address.Until;

    private static byte[] Hash(Guid person, string email, string code, Keys keys) =>
        keys.LookupHash("proof-code", $"{person:N}|{email}|{code}");
}
