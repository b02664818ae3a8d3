namespace TherapyJournal.Safety.Screening;

/// <summary>
/// Makes one finding of all matches: what context takes back is dropped, what is uncertain alone counts where
/// something else supports it, and the highest severity stands. Adding text can therefore raise, never average down.
/// </summary>
internal static class JoinMatches
{
    /// <summary>More places than this tell a therapist nothing new.</summary>
    private const int MostSpans = 50;

    /// <param name="matches">All of one text.</param>
    /// <param name="words">The text.</param>
    /// <param name="besideDanger">Whether its writer has spoken of dying before, so that what is half said is said.</param>
    public static RiskFinding Into(List<Match> matches, Word[] words, bool besideDanger = false)
    {
        if (matches.Count == 0)
            return RiskFinding.Nothing;
        var context = new Context(words, matches);
        var standing = new List<(Match Match, int Severity)>();
        var despair = false;
        foreach (var match in matches)
        {
            if (match.Rule.Kind == RuleKind.Despair)
                despair |= !context.IsOfOthers(match);
            else if (
                match.Rule.Kind is RuleKind.Danger or RuleKind.Hint
                && context.Ceiling(match) is > 0 and var ceiling
            )
                standing.Add((match, ceiling));
        }
        return Join(standing, despair, besideDanger, words);
    }

    private static RiskFinding Join(
        List<(Match Match, int Ceiling)> standing,
        bool despair,
        bool besideDanger,
        Word[] words
    )
    {
        var certain = standing.FindAll(each => OfDying(each.Match) && each.Match.Rule.IsCertain);
        var firstEnd = certain.Count == 0 ? int.MaxValue : certain.Min(each => each.Match.To);
        var lastStart = certain.Count == 0 ? -1 : certain.Max(each => each.Match.From);
        var anywhere = despair || HalfSaid(standing);
        var severity = 0;
        var categories = new SortedSet<RiskCategory>();
        var spans = new List<(int Start, int Length)>();
        foreach (var (match, ceiling) in standing)
        {
            var isHint = match.Rule.Kind == RuleKind.Hint;
            var supported = anywhere || (isHint ? StandsBeside(match) : besideDanger || certain.Count > 0);
            var most = isHint && !anywhere && match.Rule.Category == RiskCategory.Attempt ? Lent() : ceiling;
            var weight = Math.Min(Math.Min(ceiling, most), supported ? match.Rule.Supported : match.Rule.Alone);
            if (weight == 0)
                continue;
            severity = Math.Max(severity, weight);
            categories.Add(match.Rule.Category);
            var last = words[match.To - 1];
            if (spans.Count < MostSpans)
                spans.Add((words[match.From].Start, last.Start + last.Length - words[match.From].Start));
        }
        return severity == 0
            ? RiskFinding.Nothing
            : new RiskFinding(severity, RiskFinding.LevelOf(severity), [.. categories], [.. spans.Distinct()]);

        // "Years ago I tried, and survived": what survived is as long ago as what was tried.
        int Lent() => certain.Count == 0 ? 0 : certain.Max(each => each.Ceiling);

        // "Why am I still alive" does not make its own "still alive" a survived attempt.
        bool StandsBeside(Match hint) => firstEnd <= hint.From || lastStart >= hint.To;
    }

    /// <summary>A means beside a plan, or a plan beside a letter: two half-said things say it.</summary>
    private static bool HalfSaid(List<(Match Match, int Ceiling)> standing) =>
        standing
            .Where(each => each.Match.Rule.Kind == RuleKind.Danger && OfDying(each.Match))
            .Select(each => each.Match.Rule.Category)
            .Distinct()
            .Count() > 1;

    private static bool OfDying(Match match) =>
        match.Rule.Category is not (RiskCategory.HarmToOthers or RiskCategory.BeingHarmed or RiskCategory.SelfHarm);
}
