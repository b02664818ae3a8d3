using TherapyJournal.Goals;
using TherapyJournal.Journaling;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>Today's question, and why it is asked. Where none is wanted today, text is null and why says so.</summary>
internal sealed record PromptDocument(
    Guid? Id,
    string? At,
    string? Text,
    string Why,
    string? Goal,
    string? WrittenBy,
    bool AsksWhatHelped,
    string? ModelFailed,
    int? Tokens
)
{
    public static PromptDocument NotToday(string sentence) =>
        new(null, null, null, sentence, null, null, AsksWhatHelped: false, null, null);

    public static PromptDocument Of(PromptView prompt, IEnumerable<GoalView> goals) =>
        new(
            prompt.Id,
            Documents.Time(prompt.AskedAt),
            prompt.Content.Text,
            prompt.Content.Why,
            goals.FirstOrDefault(g => g.Id == prompt.Content.GoalId)?.Content.Text,
            prompt.Content.WrittenBy,
            prompt.Content.AsksWhatHelped,
            prompt.Content.ModelFailed,
            Documents.Tokens(prompt.Content.Trace)
        );
}
