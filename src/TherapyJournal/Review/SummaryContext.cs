using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;

namespace TherapyJournal.Review;

/// <summary>What a summary may rest on.</summary>
/// <param name="Standing">How things stand with the patient.</param>
/// <param name="Policy">What the practice lets models do.</param>
/// <param name="Names">The names that the record knows; null: nothing may leave.</param>
/// <param name="Entry">What is summarised.</param>
/// <param name="Before">The last entries before it, oldest first.</param>
/// <param name="Goals">The patient's goals.</param>
/// <param name="Suggested">What was proposed before, but for what is replaced.</param>
/// <param name="Replaced">What was proposed of this entry before and still waits, with the versions of its rows.</param>
/// <param name="Earlier">What was summarised before, with the version of its row; null: nothing was.</param>
/// <param name="IsRetry">Whether this very version was summarised without the model, which may answer now.</param>
/// <param name="MaySuggest">Whether a goal may be proposed.</param>
internal sealed record SummaryContext(
    PatientStandingContent Standing,
    AiPolicy Policy,
    KnownNames? Names,
    EntryView Entry,
    IReadOnlyList<EntryView> Before,
    IReadOnlyList<GoalView> Goals,
    IReadOnlyList<SuggestedGoalContent> Suggested,
    IReadOnlyDictionary<Guid, int> Replaced,
    (Guid Id, int Version)? Earlier,
    bool IsRetry,
    bool MaySuggest
)
{
    /// <summary>Whether a goal in these words was rejected and forgotten with its entry.</summary>
    public Func<string, bool> IsForgotten { get; init; } = _ => false;

    /// <summary>Whether a model may see this record: consent was given, the patient's name can be kept back, and it is known what the practice wants.</summary>
    public bool MayUseModel => Standing.Allows(ConsentKind.Model) && Names is not null && Policy.IsKnown;

    /// <summary>What changed since the entries before, counted by the program; null: nothing.</summary>
    public string? Change =>
        Assistants.Bank.SummaryChanges.Of(
            Entry.Content.Text,
            DayOf(Entry),
            [.. Before.Select(before => (before.Content.Text, DayOf(before)))]
        );

    /// <summary>The day of an entry where the patient lives.</summary>
    public LocalDate DayOf(EntryView entry) =>
        entry.At.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(Standing.TimeZone) ?? DateTimeZone.Utc).Date;
}

/// <summary>A summary and, where there is reason, a suggested goal.</summary>
/// <param name="Summary">What the therapist reads.</param>
/// <param name="Suggestion">Null: none.</param>
/// <param name="Failed">Why no model wrote it; null: one did, or none was asked.</param>
internal sealed record WrittenSummary(
    EntrySummaryContent Summary,
    SuggestedGoalContent? Suggestion,
    ModelSilence? Failed = null
);
