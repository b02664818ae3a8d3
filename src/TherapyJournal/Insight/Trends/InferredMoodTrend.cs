using NodaTime;

namespace TherapyJournal.Insight.Trends;

/// <summary>
/// Which feelings the entries name, by <see cref="FeelingWords"/>: only where the practice lets a mood be inferred, for
/// therapists alone, and never put together with a mood that the patient said.
/// </summary>
internal static class InferredMoodTrend
{
    /// <summary>Stands before every sentence of it.</summary>
    public const string Mark = "Inferred from the words, not said by the patient";

    /// <summary>
    /// An entry counts where it names a feeling: as mostly pleasant or mostly unpleasant where it has more words of the one
    /// kind, else as both. From eight such entries on they are counted, and from sixteen on the later half is set beside the
    /// earlier; of an odd number the one between them is left out. Nothing is called a change: that is for its reader.
    /// </summary>
    /// <param name="entries">The entries of these weeks that are shared, oldest first.</param>
    /// <param name="said">The moods that the patient said in these weeks.</param>
    public static Trend<WeekOfFeelings> Of(
        IReadOnlyList<(LocalDate Day, string Text)> entries,
        IEnumerable<RatedMoment> said
    )
    {
        var moods = said.ToLookup(m => TrendWeeks.MondayOf(m.At.Date), m => m.Rating);
        var named = entries
            .Select(e => (e.Day, Named: FeelingWords.In(e.Text)))
            .Where(e => e.Named.Pleasant + e.Named.Unpleasant > 0)
            .Select(e => new Feeling(e.Day, e.Named.Pleasant.CompareTo(e.Named.Unpleasant)))
            .ToList();
        return new Trend<WeekOfFeelings>(
            [
                .. named
                    .GroupBy(e => TrendWeeks.MondayOf(e.Day))
                    .OrderBy(week => week.Key)
                    .Select(week => new WeekOfFeelings(
                        week.Key,
                        week.Count(e => e.Side > 0),
                        week.Count(e => e.Side < 0),
                        week.Count(e => e.Side == 0),
                        [.. moods[week.Key]]
                    )),
            ],
            $"{Mark}: {Counts(named)}."
        );
    }

    private static string Counts(List<Feeling> named) =>
        named.Count switch
        {
            0 => "no entry of these weeks names a feeling that is on the list of words",
            1 => "1 entry names a feeling: too few entries to say more",
            < TrendSentences.FewestEntries => $"{named.Count} entries name a feeling: too few entries to say more",
            _ =>
                $"of {named.Count} entries that name a feeling, {named.Count(e => e.Side > 0)} name mostly pleasant ones, "
                    + $"{named.Count(e => e.Side < 0)} mostly unpleasant ones, {named.Count(e => e.Side == 0)} as many of both"
                    + Halves(named),
        };

    private static string Halves(List<Feeling> named)
    {
        var half = named.Count / 2;
        return half < TrendSentences.FewestEntries
            ? ""
            : $"; mostly unpleasant in {named.TakeLast(half).Count(e => e.Side < 0)} of the later {half}, in {named.Take(half).Count(e => e.Side < 0)} of the earlier";
    }

    // More pleasant than unpleasant, fewer, or as many: above, below or at zero.
    private sealed record Feeling(LocalDate Day, int Side);
}
