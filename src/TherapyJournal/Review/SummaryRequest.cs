using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Records;

namespace TherapyJournal.Review;

/// <summary>What a model is told when it summarises an entry for the therapist.</summary>
internal static class SummaryRequest
{
    // About 5,000 tokens: hours of writing. What the screen stopped at is put into the summary from the whole entry.
    private const int LongestEntry = 20_000;
    private const int MostRejected = 20;

    public static ModelRequest Of(PatientId patient, SummaryContext context) =>
        new(
            patient,
            [
                .. context
                    .Goals.Where(g => g.Content.IsOpen)
                    .Select(g => UntrustedBlock.Goal(g.Id.ToString(), g.Content.Text)),
                .. context
                    .Suggested.Where(s => s is { State: SuggestedGoalState.Rejected, TextHash: null })
                    .TakeLast(MostRejected)
                    .Select(s => UntrustedBlock.RejectedGoal(s.Text)),
                .. context.Before.Select(e =>
                    UntrustedBlock.EarlierEntry(EntryExcerpt.Of(e.Content.Text), context.DayOf(e), e.Id)
                ),
                UntrustedBlock.Entry(
                    context.Entry.Content.Text[..ReadOf(context.Entry.Content.Text)],
                    context.DayOf(context.Entry),
                    context.Entry.Id
                ),
            ],
            $"The language of the practice is {context.Standing.Language}.",
            context.Names ?? throw new InvalidOperationException("Without the patient's name nothing may leave."),
            new Manner(context.Standing.Method, Tone: null, context.Policy.InferMood)
        );

    /// <summary>How many characters of an entry are shown: whole sentences, from the beginning.</summary>
    public static int ReadOf(string entry)
    {
        if (entry.Length <= LongestEntry)
        {
            return entry.Length;
        }
        var end = 0;
        foreach (var range in Sentences.Ranges(entry))
        {
            if (range.End.Value > LongestEntry)
            {
                break;
            }
            end = range.End.Value;
        }
        return end == 0 ? Graphemes.Before(entry, 0, LongestEntry) : end;
    }
}
