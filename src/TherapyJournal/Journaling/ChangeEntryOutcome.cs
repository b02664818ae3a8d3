using TherapyJournal.Records;
using TherapyJournal.Safety;

namespace TherapyJournal.Journaling;

/// <summary>What changing an entry came to.</summary>
public abstract record ChangeEntryOutcome
{
    private ChangeEntryOutcome() { }

    /// <param name="Number">Counts the versions of the text.</param>
    /// <param name="IsPrivate">Whether it is private now.</param>
    /// <param name="Crisis">Fixed words to say at once; null: nothing was raised.</param>
    public sealed record Changed(int Number, bool IsPrivate, CrisisAnswer? Crisis) : ChangeEntryOutcome;

    public sealed record Unchanged : ChangeEntryOutcome;

    public sealed record NoSuchEntry : ChangeEntryOutcome;

    /// <summary>It was changed elsewhere at the same moment: read it again. New words were screened all the same.</summary>
    /// <param name="Crisis">Fixed words to say at once; null: nothing was raised.</param>
    public sealed record StaleVersion(CrisisAnswer? Crisis) : ChangeEntryOutcome;

    /// <summary>The new words were screened and not kept; the sentence says why.</summary>
    public sealed record NotKept(string Sentence, CrisisAnswer? Crisis) : ChangeEntryOutcome;

    public sealed record Refused(DoorRefusal Why) : ChangeEntryOutcome;
}
