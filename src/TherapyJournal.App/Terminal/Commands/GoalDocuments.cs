using TherapyJournal.Goals;
using TherapyJournal.Review;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>A goal with its whole history.</summary>
internal sealed record GoalDocument(
    Guid Id,
    string Text,
    bool Open,
    int Version,
    IReadOnlyList<GoalEventDocument> History
)
{
    public static GoalDocument Of(GoalView goal, TherapistNames names) =>
        new(
            goal.Id,
            goal.Content.Text,
            goal.Content.IsOpen,
            goal.Version,
            [.. goal.Content.History.Select(h => GoalEventDocument.Of(h, names))]
        );
}

internal sealed record GoalEventDocument(
    string At,
    string Kind,
    string By,
    string Text,
    string? Why,
    Guid? SuggestedGoal,
    IReadOnlyList<string>? Evidence,
    string ByName,
    string? SuggestedBy
)
{
    public static GoalEventDocument Of(GoalEvent change, TherapistNames names) =>
        new(
            Documents.Time(change.At),
            Documents.Word(change.Kind),
            change.By,
            change.Text,
            change.Why,
            change.SuggestedGoalId,
            change.Evidence,
            names.Of(change.By),
            change.SuggestedBy
        );
}

/// <summary>A goal that was proposed, and what became of it.</summary>
internal sealed record SuggestedGoalDocument(
    Guid Id,
    string Text,
    Guid? Goal,
    IReadOnlyList<string> Evidence,
    string State,
    string WrittenBy
)
{
    public static SuggestedGoalDocument Of(SuggestionView suggestion) =>
        new(
            suggestion.Id,
            suggestion.Content.Text,
            suggestion.Content.GoalId,
            suggestion.Content.Evidence,
            Documents.Word(suggestion.Content.State),
            suggestion.Content.WrittenBy
        );
}

/// <summary>What a therapist decided on a suggested goal.</summary>
internal sealed record ReviewDocument(Guid Id, string Decision, GoalDocument? Goal);
