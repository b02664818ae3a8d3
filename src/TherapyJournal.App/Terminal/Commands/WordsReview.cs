using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>A model's words that wait for approval: listed by `journal review`, decided on by `journal review ID`.</summary>
internal static class WordsReview
{
    public static async Task<int> ListAsync(CommandContext context)
    {
        var therapist = await Acting.TherapistAsync(context);
        var waiting = await (await context.GetAsync<ListWordsToReview>()).RunAsync(therapist, context.Cancellation);
        var ids = IdPrefix.Shortest(waiting.Select(w => w.Id));
        return context.Done<IReadOnlyList<WaitingWordsDocument>>(
            [.. waiting.Select(WaitingWordsDocument.Of)],
            DocumentsJson.Default.IReadOnlyListWaitingWordsDocument,
            page =>
            {
                if (waiting.Count == 0)
                {
                    page.Sentence("No words wait for your approval. Suggested goals stand in the inbox.");
                    return;
                }
                foreach (var words in waiting)
                {
                    page.Heading(words.PatientName, What(words));
                    if (words.Entry is { } entry)
                    {
                        page.PatientWords(Excerpt(entry.Content.Text));
                        page.Blank();
                    }
                    page.Question(words.Words.Text, words.Words.Why, words.Words.WrittenBy);
                    page.Hint($"journal review {ids[words.Id]} --accept | --edit \"…\" | --reject");
                    page.Blank();
                }
            }
        );
    }

    public static async Task<int> DecideAsync(
        CommandContext context,
        Reader.Therapist therapist,
        Guid id,
        bool reject,
        string? words,
        string? why
    )
    {
        var review = await context.GetAsync<ReviewWords>();
        var outcome = reject
            ? await review.RejectAsync(therapist, id, why, context.Cancellation)
            : await review.ApproveAsync(therapist, id, words, context.Cancellation);
        return outcome switch
        {
            ReviewWordsOutcome.Decided decided => context.Done(
                new ReviewDocument(id, reject ? "rejected" : "accepted", null),
                DocumentsJson.Default.ReviewDocument,
                page => page.Sentence(Means(decided.Words))
            ),
            ReviewWordsOutcome.NoSuchWords => context.Refused("No words with this id wait for your approval."),
            ReviewWordsOutcome.AlreadyDecided => context.Refused(
                "Somebody decided on these words already; nothing was changed."
            ),
            ReviewWordsOutcome.HeldByAlert => context.Refused(
                "An urgent alert stands, and until it is lifted the patient reads fixed words only.",
                "The words wait.",
                "'journal alerts' shows what stands."
            ),
            ReviewWordsOutcome.NotAllowedNow notNow => context.Refused(
                WhyNot(notNow.Why),
                "The words wait, also in other words; --reject puts them aside.",
                "'journal prompts P --queue \"…\"' asks something of your own."
            ),
            ReviewWordsOutcome.Unusable unusable => context.Refused(unusable.Sentence),
            ReviewWordsOutcome.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static string WhyNot(WhyNoModelWords why) =>
        why switch
        {
            WhyNoModelWords.NoConsent => "The patient does not agree to a model, so no words of one reach them.",
            WhyNoModelWords.PracticeSaysNever =>
                "This practice lets no model's words reach a patient (ai-to-patient is never).",
            WhyNoModelWords.NotKnown =>
                "The settings of the practice or the patient's do not open, so no model's words reach them until they do.",
            _ => throw new InvalidOperationException("A reason without a case."),
        };

    private const int LongestExcerpt = 400;

    private static string Excerpt(string text) =>
        text.Length <= LongestExcerpt ? text : string.Concat(text.AsSpan(0, LongestExcerpt).TrimEnd(), "…");

    private static string What(WordsToReview words) =>
        words.Words.Kind == WordsAheadKind.Question
            ? "a question waits for your approval"
            : "an answer waits for your approval";

    private static string Means(WordsAheadContent words) =>
        words.State switch
        {
            WordsAheadState.Ready => "It is approved, and asked next.",
            WordsAheadState.Said => "It is approved; the patient reads it the next time they are here.",
            _ => "It is put aside; the patient never reads it.",
        };
}

/// <summary>Words that wait for approval.</summary>
internal sealed record WaitingWordsDocument(
    Guid Id,
    Guid Patient,
    string At,
    string Kind,
    string Text,
    string? Why,
    string WrittenBy,
    Guid? Entry
)
{
    public static WaitingWordsDocument Of(WordsToReview words) =>
        new(
            words.Id,
            words.Patient.Value,
            Documents.Time(words.Words.At),
            Documents.Word(words.Words.Kind),
            words.Words.Text,
            words.Words.Why,
            words.Words.WrittenBy,
            words.Entry?.Id
        );
}
