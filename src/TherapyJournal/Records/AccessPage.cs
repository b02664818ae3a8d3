namespace TherapyJournal.Records;

/// <summary>A page of the access record of one patient.</summary>
/// <param name="Lines">Oldest first; a line that was changed is not among them.</param>
/// <param name="IsIntact">Whether the chain holds here.</param>
/// <param name="Older">Before which line one goes on; null: these are the first.</param>
public sealed record AccessPage(IReadOnlyList<AccessLineContent> Lines, bool IsIntact, int? Older);
