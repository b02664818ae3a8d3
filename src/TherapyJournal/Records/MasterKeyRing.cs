using System.Security.Cryptography;

namespace TherapyJournal.Records;

/// <summary>The master keys at hand: the current one, and earlier ones that may still open what they sealed.</summary>
public sealed class MasterKeyRing
{
    private readonly Dictionary<string, byte[]> keys;

    private MasterKeyRing(string currentId, Dictionary<string, byte[]> keys)
    {
        CurrentId = currentId;
        this.keys = keys;
    }

    /// <summary>The id of the key that seals from now on.</summary>
    public string CurrentId { get; }

    /// <summary>The ids of all keys at hand, current first.</summary>
    public IReadOnlyList<string> Ids => [CurrentId, .. keys.Keys.Where(id => id != CurrentId)];

    internal byte[] Current => keys[CurrentId];

    /// <summary>Reads <c>[id:]base64[,id:base64…]</c>, current first; a bare key has id 1.</summary>
    /// <returns>The ring, or a sentence that says what is wrong (it never repeats the key).</returns>
    public static MasterKeyOutcome Parse(string text)
    {
        string? currentId = null;
        var listed = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var parts = text.Split(
            [',', '\n', '\r', ' '],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        foreach (var part in parts)
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var id = colon < 0 ? "1" : part[..colon];
            if (id.Length is 0 or > 40 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            {
                return new MasterKeyOutcome.Unusable(
                    "A master key's id has letters, digits, - and _ only, at most 40."
                );
            }
            var key = new byte[SealedCell.KeyLength];
            if (
                !Convert.TryFromBase64String(part[(colon + 1)..], key, out var length)
                || length != SealedCell.KeyLength
            )
            {
                return new MasterKeyOutcome.Unusable(
                    $"Master key {id} is not 32 bytes in base64. 'journal keys new' makes one."
                );
            }
            if (!listed.TryAdd(id, key))
            {
                return new MasterKeyOutcome.Unusable($"Master key {id} is listed twice. Each needs an id of its own.");
            }
            currentId ??= id;
        }
        return currentId is null
            ? new MasterKeyOutcome.Unusable("The master key is empty. 'journal keys new' makes one.")
            : new MasterKeyOutcome.Found(new MasterKeyRing(currentId, listed));
    }

    /// <summary>A new random key in the form that <see cref="Parse"/> reads.</summary>
    public static string NewKey(string id) =>
        $"{id}:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(SealedCell.KeyLength))}";

    internal byte[]? Find(string id) => keys.GetValueOrDefault(id);
}

/// <summary>What reading a master key came to.</summary>
public abstract record MasterKeyOutcome
{
    private MasterKeyOutcome() { }

    public sealed record Found(MasterKeyRing Ring) : MasterKeyOutcome;

    public sealed record Unusable(string Sentence) : MasterKeyOutcome;
}
