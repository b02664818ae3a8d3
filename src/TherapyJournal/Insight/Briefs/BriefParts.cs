namespace TherapyJournal.Insight.Briefs;

/// <summary>Keeps each part within its room, so that all of them stay on one page.</summary>
internal static class BriefParts
{
    /// <summary>A part.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="sentences">All, what matters most first.</param>
    /// <param name="most">How many have room.</param>
    /// <param name="none">What is said where there is none.</param>
    public static BriefPart Of(BriefPartKind kind, IEnumerable<BriefSentence> sentences, int most, string none)
    {
        var all = sentences.ToList();
        return new BriefPart(kind, [.. all.Take(most)], Math.Max(0, all.Count - most), none);
    }
}
