using NodaTime;

namespace TherapyJournal.Insight;

/// <summary>Something that an answer may cite.</summary>
/// <param name="Label">What a model calls it by.</param>
/// <param name="Text">All of it, in which quotations are looked up.</param>
/// <param name="Shown">What of it a model is shown.</param>
/// <param name="Day">The day of an entry; null: a series, whose lines bear theirs.</param>
/// <param name="EntryId">Which entry; null: a series.</param>
internal sealed record AnswerSource(string Label, string Text, string Shown, LocalDate? Day, Guid? EntryId)
{
    /// <summary>The time that an entry bears; of a series it says nothing.</summary>
    public Instant At { get; init; }
}
