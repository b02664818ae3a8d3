namespace TherapyJournal.Safety.Screening;

/// <summary>Whether two words differ by one slip of the finger: a letter wrong, missing, extra, or two swapped.</summary>
internal static class OneSlip
{
    public static bool Apart(string written, string meant)
    {
        var at = 0;
        var shortest = Math.Min(written.Length, meant.Length);
        while (at < shortest && written[at] == meant[at])
            at++;
        var left = written.AsSpan(at);
        var right = meant.AsSpan(at);
        if (left.Length == 0 && right.Length == 0)
            return false;
        if (left.Length > right.Length)
            return left[1..].SequenceEqual(right);
        if (left.Length < right.Length)
            return right[1..].SequenceEqual(left);
        return left[1..].SequenceEqual(right[1..])
            || (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..]));
    }
}
