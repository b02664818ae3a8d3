using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Review;
using TherapyJournal.Safety.Guard;

namespace TherapyJournal.Insight;

/// <summary>What of a model's answer stands. A sentence does with at least one quotation that is really there, and with nothing in it that was not written.</summary>
internal sealed record SiftedAnswer(
    IReadOnlyList<AnsweredSentence> Sentences,
    IReadOnlyList<AnsweredSentence> Against,
    int Dropped
)
{
    private const int MostSentences = 5;
    private const int MostAgainst = 2;
    private const int LongestSentence = 400;
    private const int MostCitations = 4;

    // Whoever is asked for four and sends thousands is not read to the end.
    private const int MostRead = 10;

    public static SiftedAnswer Of(AnswerReply reply, IReadOnlyList<AnswerSource> sources, bool mayInferMood)
    {
        var dropped = 0;
        var sentences = Sift(reply.Sentences, MostSentences);
        // Nothing speaks against no answer.
        var against = sentences.Count == 0 ? [] : Sift(reply.Against, MostAgainst);
        return new SiftedAnswer(sentences, against, dropped);

        List<AnsweredSentence> Sift(IReadOnlyList<AnswerSentenceReply>? offered, int most)
        {
            var kept = new List<AnsweredSentence>();
            foreach (var sentence in (offered ?? []).Take(MostRead))
            {
                var (stands, rule) = Check(sentence, sources, mayInferMood);
                if (rule is { } broken)
                {
                    GuardMeter.Count(broken);
                }
                if (stands is not null && kept.Count < most && kept.TrueForAll(k => k.Text != stands.Text))
                {
                    kept.Add(stands);
                }
            }
            dropped += (offered?.Count ?? 0) - kept.Count;
            return kept;
        }
    }

    private static (AnsweredSentence? Stands, ClaimRule? Broken) Check(
        AnswerSentenceReply sentence,
        IReadOnlyList<AnswerSource> sources,
        bool mayInferMood
    )
    {
        var text = sentence.Text.Trim();
        if (text.Length is 0 or > LongestSentence)
        {
            return (null, ClaimRule.TooLong);
        }
        var cited = sentence
            .Citations.Take(MostCitations)
            .Select(c =>
                (Source: sources.FirstOrDefault(s => s.Label == c.Source.Trim()), Quotation: c.Quotation.Trim())
            )
            .Where(c => c.Source is not null && Holds(c.Source, c.Quotation))
            .Select(c => (Source: c.Source!, c.Quotation)) // just looked at
            .Distinct()
            .ToList();
        if (cited.Count == 0)
        {
            return (null, ClaimRule.NoQuotation);
        }
        var ground = new ClaimGround(
            string.Join("\n\n", cited.Select(c => c.Quotation)),
            [.. cited.Select(c => c.Source.Text)],
            [.. cited.Select(c => c.Source.Day).OfType<LocalDate>()],
            mayInferMood
        );
        return new ClaimCheck(ground).Broken(text) is { } rule
            ? (null, rule)
            : (
                new AnsweredSentence(
                    text,
                    [
                        .. cited.Select(c => new Citation(
                            c.Source.EntryId,
                            c.Source.Day,
                            AsWritten(c.Source, c.Quotation)
                        )),
                    ]
                ),
                null
            );
    }

    private static bool Holds(AnswerSource source, string quotation) =>
        source.EntryId is null
            ? source.Text.Split('\n').Contains(quotation)
            : Quotation.IsWholeSentenceOf(source.Text, quotation);

    private static string AsWritten(AnswerSource source, string quotation) =>
        source.EntryId is not null && Quotation.PlaceIn(source.Text, quotation) is var (start, length)
            ? source.Text.Substring(start, length)
            : quotation;
}
