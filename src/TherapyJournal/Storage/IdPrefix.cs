using System.Collections.Frozen;

namespace TherapyJournal.Storage;

/// <summary>What was found for the beginning of an id.</summary>
public abstract record IdMatch
{
    private IdMatch() { }

    public sealed record One(Guid Id) : IdMatch;

    public sealed record None : IdMatch;

    /// <summary>Several begin like that: more of it must be typed.</summary>
    public sealed record Several(IReadOnlyList<Guid> Ids) : IdMatch;
}

/// <summary>Ids as people read and type them: by their beginning.</summary>
public static class IdPrefix
{
    // Ids made within a minute share their first eight characters; with thirteen the millisecond is in it.
    private const int ShortestShown = 13;

    // Fewer name nobody in particular: where there is one patient, or one private entry, any first letter would.
    private const int ShortestTyped = 6;

    /// <summary>For each id the shortest beginning, of at least thirteen characters, that no other of them has.</summary>
    public static IReadOnlyDictionary<Guid, string> Shortest(IEnumerable<Guid> ids)
    {
        // In order, only the neighbours can share more of a beginning than anybody else does.
        var sorted = ids.Distinct().Select(id => id.ToString()).Order(StringComparer.Ordinal).ToArray();
        return sorted
            .Select((id, i) => (id, shared: Math.Max(Shared(id, Neighbour(i - 1)), Shared(id, Neighbour(i + 1)))))
            .ToFrozenDictionary(x => Guid.Parse(x.id), x => Cut(x.id, Math.Max(ShortestShown, x.shared + 1)));

        string Neighbour(int i) => i >= 0 && i < sorted.Length ? sorted[i] : "";
    }

    /// <summary>Whether the id begins with what was typed (at least six characters), whatever its case and dashes.</summary>
    public static bool Matches(string typed, Guid id) =>
        Bare(typed) is { Length: >= ShortestTyped } bare && id.ToString("N").StartsWith(bare, StringComparison.Ordinal);

    /// <summary>Whether this is too little to name anything, were it the beginning of an id.</summary>
    public static bool IsTooShort(string typed) => Bare(typed).Length < ShortestTyped;

    /// <summary>Finds the one id among these that was meant.</summary>
    public static IdMatch Find(string typed, IEnumerable<Guid> ids) =>
        ids.Where(id => Matches(typed, id)).Distinct().Take(10).ToList() switch
        {
            [] => new IdMatch.None(),
            [var one] => new IdMatch.One(one),
            var several => new IdMatch.Several(several),
        };

    private static int Shared(string a, string b) => a.AsSpan().CommonPrefixLength(b);

    // A dash at the end looks like a typing error.
    private static string Cut(string id, int length) => id[length - 1] == '-' ? id[..(length + 1)] : id[..length];

    private static string Bare(string typed) =>
        typed.Trim().Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
}
