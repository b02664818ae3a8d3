namespace TherapyJournal.Safety.Screening;

/// <summary>Numbers the quotations, so that a film's line is not taken for the patient's own.</summary>
internal static class MarkQuotations
{
    /// <summary>A mark without a partner within this many words opened nothing.</summary>
    private const int LongestQuotation = 80;

    public static List<Word> In(List<Word> words, List<int> marks)
    {
        var quote = 0;
        for (var at = 0; at + 1 < marks.Count; at++)
        {
            var (from, to) = (marks[at], Math.Min(marks[at + 1], words.Count));
            if (to <= from || to - from > LongestQuotation)
                continue;
            quote++;
            for (var word = from; word < to; word++)
                words[word] = words[word] with { Quote = quote };
            at++;
        }
        return words;
    }
}
