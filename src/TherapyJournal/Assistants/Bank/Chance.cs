namespace TherapyJournal.Assistants.Bank;

/// <summary>A number that looks like chance and is the same for the same seed on every machine.</summary>
internal static class Chance
{
    // FNV-1a over the name, then the last mixing of splitmix64: neighbouring seeds must not give neighbouring numbers.
    public static ulong Of(string name, ulong seed)
    {
        var hash = name.Aggregate(14695981039346656037UL ^ seed, (sum, c) => (sum ^ c) * 1099511628211UL);
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return hash ^ (hash >> 31);
    }
}
