using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Safety;

namespace TherapyJournal.Journaling;

/// <summary>What recording an entry came to.</summary>
public abstract record RecordEntryOutcome
{
    private RecordEntryOutcome() { }

    /// <param name="Id">The entry.</param>
    /// <param name="At">The time it bears.</param>
    /// <param name="Mended">Characters that no store carries were replaced.</param>
    /// <param name="Crisis">Fixed words to say at once; null: nothing was raised.</param>
    public sealed record Recorded(Guid Id, Instant At, bool Mended, CrisisAnswer? Crisis) : RecordEntryOutcome
    {
        /// <summary>Fixed words to say where nothing was raised in a language that no rule reads; null: it was read.</summary>
        public string? NotUnderstood { get; init; }
    }

    /// <summary>This delivery made an entry before.</summary>
    /// <param name="Id">The entry.</param>
    /// <param name="IsPrivate">As it stands now, whatever this delivery says of it; one that does not open counts as private.</param>
    /// <param name="At">The time it bears; null: it does not open.</param>
    public sealed record AlreadyRecorded(Guid Id, bool IsPrivate, Instant? At) : RecordEntryOutcome
    {
        internal static AlreadyRecorded Of(Guid entry, JournalEntryContent? kept) =>
            new(
                entry,
                IsPrivate: kept is not { IsPrivate: false },
                kept is null ? null : Instant.FromUnixTimeMilliseconds(kept.At)
            );
    }

    /// <summary>The words were screened and not kept; the sentence says why.</summary>
    public sealed record NotKept(string Sentence, CrisisAnswer? Crisis) : RecordEntryOutcome
    {
        /// <summary>For somebody whose journaling is paused or has ended, since nobody reads here; null: it goes on.</summary>
        public string? WhomToCall { get; init; }
    }

    public sealed record Refused(DoorRefusal Why) : RecordEntryOutcome;
}
