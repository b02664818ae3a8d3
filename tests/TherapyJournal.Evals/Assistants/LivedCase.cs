using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Review;

namespace TherapyJournal.Evals.Assistants;

/// <summary>What the assistants wrote for one invented patient.</summary>
internal sealed record LivedCase(PatientCase Case, IReadOnlyList<LivedEntry> Entries);

/// <summary>One turn of the loop as it went.</summary>
/// <param name="Entry">What was written.</param>
/// <param name="On">The day.</param>
internal sealed record LivedEntry(CaseEntry Entry, LocalDate On)
{
    /// <summary>The question before the entry; null: none was asked.</summary>
    public JournalPromptContent? Question { get; init; }

    /// <summary>The fixed words where the screen raised something; null: it did not.</summary>
    public string? FixedWords { get; init; }

    /// <summary>What the patient read after it; null: nothing, or fixed words.</summary>
    public ReflectionContent? Reflection { get; init; }

    /// <summary>What the therapist read; null: the entry is private.</summary>
    public EntrySummaryContent? Summary { get; init; }

    public SuggestedGoalContent? Suggestion { get; init; }

    /// <summary>Every answer of an assistant: which step, who wrote it, the tokens that it used, and why a model did not write it.</summary>
    public IEnumerable<(string Step, bool ByBank, ModelTrace? Trace, string? Failed)> Answers
    {
        get
        {
            if (Question is { } question)
            {
                yield return (
                    "ask-for-entry",
                    question.WrittenBy == QuestionBank.WrittenBy,
                    question.Trace,
                    question.ModelFailed
                );
            }
            if (Reflection is { } reflection)
            {
                yield return (
                    "reflect-on-entry",
                    reflection.WrittenBy == QuestionBank.WrittenBy,
                    reflection.Trace,
                    reflection.ModelFailed
                );
            }
            if (Summary is { } summary)
            {
                yield return (
                    "summarize-entry",
                    summary.WrittenBy == QuestionBank.WrittenBy,
                    summary.Trace,
                    summary.ModelFailed
                );
            }
        }
    }
}
