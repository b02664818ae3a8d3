namespace TherapyJournal.Records;

/// <summary>Follows the chain of one patient's access lines, oldest first, as far as it holds.</summary>
internal sealed class AccessChain(Keys keys, AccessLine? after)
{
    private readonly List<AccessLineContent> lines = [];
    private byte[] previous = after?.Chain ?? [];
    private int expected = (after?.Sequence ?? 0) + 1;

    /// <summary>Those that held.</summary>
    public IReadOnlyList<AccessLineContent> Lines => lines;

    /// <summary>Takes the next line; returns what is wrong with it, or null.</summary>
    public string? Follow(AccessLine row)
    {
        if (row.Sequence != expected)
        {
            return $"line {expected} is missing";
        }
        if (
            !row.Chain.AsSpan().SequenceEqual(AccessLine.Link(keys.Access, previous, row))
            || keys.Practice.TryOpen(row, row.Shape) is not { } line
        )
        {
            return $"line {expected} was changed, or the one before it";
        }
        lines.Add(line);
        previous = row.Chain;
        expected++;
        return null;
    }
}
