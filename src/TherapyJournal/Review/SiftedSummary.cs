using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Safety.Guard;

namespace TherapyJournal.Review;

/// <summary>What of a model's summary stands, and how many of its sentences did not; every rule that dropped something is counted.</summary>
internal sealed record SiftedSummary(
    IReadOnlyList<SummarySentence> Sentences,
    IReadOnlyList<string> Insights,
    string Notification,
    int Dropped
)
{
    private const int MostSentences = 6;
    private const int MostInsights = 4;
    private const int LongestSentence = 300;

    // Whoever is asked for six and sends thousands is not read to the end.
    private const int MostRead = 12;
    private const int LongestNotice = 10_000;

    public static SiftedSummary Of(SummaryReply reply, ClaimGround ground)
    {
        var check = new ClaimCheck(ground);
        var sentences = check.Sift(
            reply
                .Sentences.Take(MostRead)
                .Select(s => (s.Text.Trim(), s.Quotation.Trim()))
                .Where(s => IsOfALength(s.Item1))
        );
        var insights = check.Sift(reply.Insights.Take(MostRead).Select(i => i.Trim()).Where(IsOfALength));
        foreach (var rule in sentences.Dropped.Select(d => d.Rule).Concat(insights.Dropped.Select(d => d.Rule)))
        {
            GuardMeter.Count(rule);
        }
        var kept = sentences.Kept.Take(MostSentences).Select(s => new SummarySentence(s.Text, s.Quotation)).ToList();
        return new SiftedSummary(
            kept,
            [.. insights.Kept.Take(MostInsights)],
            Notice(reply.Notification.Trim(), check, ground.Entry),
            reply.Sentences.Count - kept.Count
        );
    }

    /// <summary>The model's line where it claims nothing that was not written, else the question bank's.</summary>
    private static string Notice(string written, ClaimCheck check, string entry)
    {
        var broken = written.Length > LongestNotice ? ClaimRule.TooLong : check.Broken(written);
        if (broken is not { } rule)
        {
            return written;
        }
        GuardMeter.Count(rule);
        return ExtractiveSummary.Of(entry, []).Notification;
    }

    private static bool IsOfALength(string text) => text.Length is > 0 and <= LongestSentence;
}
