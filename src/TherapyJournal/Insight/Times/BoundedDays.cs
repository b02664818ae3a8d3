namespace TherapyJournal.Insight.Times;

/// <summary>Days as words bound them: in May, before May, since the last session, between March and May.</summary>
/// <param name="Next">The piece of the question that follows.</param>
/// <param name="Days">Which.</param>
/// <param name="Fault">Why they are none; null: they are.</param>
internal sealed record BoundedDays(int Next, AskedDays Days, TimeFault? Fault = null)
{
    private static readonly string[] Before = ["before", "prior to", "earlier than", "vor"];
    private static readonly string[] After = ["after", "later than", "nach"];
    private static readonly string[] Until = ["until", "till", "up until", "up to", "bis zum", "bis zur", "bis"];
    private static readonly string[] Since = ["ever since", "since", "seit", "ab", "starting", "as of", "as from"];
    private static readonly string[] Within = ["in", "during", "throughout", "within", "im", "während"];
    private static readonly string[] On = ["on", "over", "at", "for", "am", "an"];
    private static readonly string[] LongAgo = ["more than", "over", "longer than", "vor mehr als", "vor über"];

    // "Entries from June" are of the month, and "a letter from June" is hers.
    private static readonly string[] Written = "entries entry notes words anything something everything".Split(' ');

    /// <summary>Reads them at a word; null: no time is named there.</summary>
    public static BoundedDays? Read(TimeWords words, int at, KnownDays known) =>
        TimeRanges.Read(words, at, known)
        ?? Longer(words, at, known)
        ?? OnOneSide(words, at, known)
        ?? Inside(words, at, known)
        ?? (
            LedTime.Read(words, at, known, Lead.None) is { StandsAlone: true } time
                ? TimeRanges.WithNext(words, time, known)
                : null
        );

    private static BoundedDays? OnOneSide(TimeWords words, int at, KnownDays known)
    {
        if (words.After(at, Since) is { } since)
        {
            return CountedTimes.UpToToday(words, since, known.Today) is { } counted && !words.Is(counted.Next, "ago")
                ? new(counted.Next, new AskedDays(counted.From, counted.To))
                : Side(since, time => new AskedDays(time.From, null));
        }
        if (words.After(at, Before) is { } before)
        {
            return words.Is(at, "vor") && CountedTimes.Earlier(words, before, known.Today) is { } ago
                ? new(ago.Next, new AskedDays(ago.From, ago.To))
                : Side(before, time => new AskedDays(null, time.IsEvent ? time.From : time.From.PlusDays(-1)));
        }
        if (words.After(at, After) is { } after)
        {
            return Side(after, time => new AskedDays(time.IsEvent ? time.To : time.To.PlusDays(1), null));
        }
        return words.After(at, Until) is { } until ? Side(until, time => new AskedDays(null, time.To)) : null;

        BoundedDays? Side(int next, Func<SpokenTime, AskedDays> days) =>
            LedTime.Read(words, next, known, Lead.Moment) is not { } time ? null
            : time.Fault is { } fault ? new(time.Next, AskedDays.All, fault)
            : new(time.Next, days(time));
    }

    private static BoundedDays? Inside(TimeWords words, int at, KnownDays known)
    {
        var (lead, next) =
            words.After(at, Within) is { } within ? (Lead.Within, within)
            : words.After(at, On) is { } on ? (Lead.On, on)
            : words.After(at, "from", "von", "vom") is { } from ? (Lead.From, from)
            : (Lead.None, at);
        if (lead == Lead.None || LedTime.Read(words, next, known, lead) is not { } time)
        {
            return null;
        }
        return
            lead == Lead.From
            && words.Is(next, "april", "may", "june", "august")
            && !time.StandsAlone
            && !words.Is(at - 1, Written)
            ? null
            : TimeRanges.WithNext(words, time, known);
    }

    // "More than three weeks ago" ends before the day that is three weeks ago.
    private static BoundedDays? Longer(TimeWords words, int at, KnownDays known) =>
        words.After(at, LongAgo) is { } next
        && CountedTimes.UpToToday(words, next, known.Today) is { } counted
        && (words.Is(at, "vor") || words.Is(counted.Next, "ago"))
            ? new(words.Skip(counted.Next, "ago"), new AskedDays(null, counted.From.PlusDays(-2)))
            : null;
}
