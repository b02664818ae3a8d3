using NodaTime;
using TherapyJournal.Goals;
using TherapyJournal.Practices;

namespace TherapyJournal.Journaling;

/// <summary>A prompt as it is read.</summary>
public sealed record PromptView(Guid Id, Instant AskedAt, JournalPromptContent Content)
{
    /// <summary>The entry it refers to; null: none.</summary>
    public Guid? BasedOnEntryId { get; init; }
}

/// <summary>Everything a question may rest on. Nothing in it is private.</summary>
public sealed record PromptContext(
    PatientStandingContent Standing,
    DateTimeZone Zone,
    IReadOnlyList<GoalView> Goals,
    IReadOnlyList<EntryView> LastEntries,
    IReadOnlyList<PromptView> AskedLately,
    PromptView? Unanswered,
    bool HoldsFixedWords
)
{
    /// <summary>The goals that stand.</summary>
    public IEnumerable<GoalView> OpenGoals => Goals.Where(g => g.Content.IsOpen);

    /// <summary>When a goal was last added, changed or closed.</summary>
    public Instant GoalsChangedAt =>
        Instant.FromUnixTimeMilliseconds(
            Goals.SelectMany(g => g.Content.History).Select(h => h.At).DefaultIfEmpty(0).Max()
        );
}

/// <summary>What the patient wants of the question.</summary>
public enum PromptWish
{
    Any,
    Another,
    Easier,
    NotToday,
}
