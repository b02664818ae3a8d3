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
            var written = part[(colon + 1)..];
            var key = new byte[written.Length];
            if (!Convert.TryFromBase64String(written, key, out var length))
            {
                return new MasterKeyOutcome.Cut($"Master key {id} is not base64.");
            }
            if (length != SealedCell.KeyLength)
            {
                return new MasterKeyOutcome.Cut(
                    $"Master key {id} has {length} bytes instead of {SealedCell.KeyLength}."
                );
            }
            if (!listed.TryAdd(id, key[..length]))
            {
                return new MasterKeyOutcome.Unusable(
                    $"Master key {id} is listed twice. Each needs an id of its own, such as 2:…; a key without one has id 1."
                );
            }
            currentId ??= id;
        }
        return currentId is null
            ? new MasterKeyOutcome.Cut("The master key is empty.")
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

    /// <summary>Why no key can be used, and what to do about it.</summary>
    /// <param name="isSealed">Whether something is sealed already, so that a new key would help nobody.</param>
    internal string Refusal(bool isSealed) =>
        this switch
        {
            Cut cut when isSealed =>
                $"{cut.Sentence} Put the copy of the key back: without it nothing can be read. Nothing was changed.",
            Cut cut => $"{cut.Sentence} 'journal keys new' makes one. Nothing was changed.",
            Unusable unusable => $"{unusable.Sentence} Nothing was changed.",
            _ => throw new InvalidOperationException("A key was found."),
        };

    public sealed record Found(MasterKeyRing Ring) : MasterKeyOutcome;

    /// <summary>The keys may be whole, but they are listed in a way that cannot be meant; the sentence says what to change.</summary>
    public sealed record Unusable(string Sentence) : MasterKeyOutcome;

    /// <summary>A key itself is no key: only a copy of it helps, or a new one where nothing is sealed yet.</summary>
    public sealed record Cut(string Sentence) : MasterKeyOutcome;
}
