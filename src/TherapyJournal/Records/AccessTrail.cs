namespace TherapyJournal.Records;

/// <summary>The access record of one patient, as far as it holds.</summary>
public abstract record AccessTrail(IReadOnlyList<AccessLineContent> Lines)
{
    /// <summary>Every line is there and unchanged.</summary>
    public sealed record Intact(IReadOnlyList<AccessLineContent> Lines) : AccessTrail(Lines);

    /// <summary>A line was removed, changed or cut; <paramref name="Why"/> says which. Lines before it are given.</summary>
    public sealed record Broken(IReadOnlyList<AccessLineContent> Lines, string Why) : AccessTrail(Lines);
}
