namespace TherapyJournal.Insight.Times;

/// <summary>The time that a question names: which days are meant, what comes first, and how that was understood. It is read by rules, without a model.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>A month, a day or a weekday without a year is the latest one that has begun; a day that few years have, of the latest that had it.</item>
/// <item>A month, a weekday or a year alone is a time only after a word that says so ("in", "since", "before"); "last", "this", a day or a year beside it say so too.</item>
/// <item>"Last week" and "two weeks ago" are weeks of the calendar, Monday first; "the last three weeks" and "the past week" are the days up to today, today included.</item>
/// <item>"Before" ends on the day before, "after" begins on the day after; "since" and "until" take in what they name. What happened in the middle of a day (a session, a changed goal) leaves that day on both sides.</item>
/// <item>Of two months the second is the first one that follows ("from November to February").</item>
/// <item>A session counts once it has begun, one without an hour once its day is over: before it, "since the last session" means the one before.</item>
/// <item>What stands in quotation marks is no time. Several times that make no one period are told and not used.</item>
/// </list>
/// </remarks>
/// <param name="Days">Which days are meant; null: none in particular.</param>
/// <param name="Order">What comes first.</param>
/// <param name="Rest">The question without the words that were understood as a time.</param>
/// <param name="Understood">Sentences that say how it was understood, and what was not; empty: no time was named.</param>
internal sealed record AskedTime(AskedDays? Days, AskedOrder Order, string Rest, IReadOnlyList<string> Understood)
{
    /// <summary>Reads a question of whoever's journal is known to have these days.</summary>
    public static AskedTime Of(string question, KnownDays known)
    {
        var words = TimeWords.In(question);
        var periods = new List<(BoundedDays Days, string Said)>();
        var understood = new List<string>();
        var (order, rest) = (AskedOrder.BestFirst, question.ToCharArray());
        for (var at = 0; at < words.Count; )
        {
            if (BoundedDays.Read(words, at, known) is { } period)
            {
                periods.Add((period, Take(at, period.Next)));
                at = period.Next;
            }
            else if (order == AskedOrder.BestFirst && OrderWords.Read(words, at) is var (wish, next))
            {
                understood.Add(OrderWords.Understood(wish, Take(at, next)));
                (order, at) = (wish, next);
            }
            else
            {
                at++;
            }
        }
        var days = Together(periods, understood);
        return new AskedTime(days, order, new string(rest), understood);

        string Take(int first, int next)
        {
            var (start, end) = (words[first].Start, words[next - 1].End);
            rest.AsSpan(start, end - start).Fill(' ');
            return question[start..end];
        }
    }

    /// <summary>The same question where days were given beside it: its own are then words like any others.</summary>
    public static AskedTime WithoutDays(string question)
    {
        var words = TimeWords.In(question);
        for (var at = 0; at < words.Count; at++)
        {
            if (OrderWords.Read(words, at) is var (wish, next))
            {
                var (start, end) = (words[at].Start, words[next - 1].End);
                return new AskedTime(
                    null,
                    wish,
                    question[..start] + " " + question[end..],
                    [OrderWords.Understood(wish, question[start..end])]
                );
            }
        }
        return WithoutAny(question);
    }

    /// <summary>The same question as words alone.</summary>
    public static AskedTime WithoutAny(string question) => new(null, AskedOrder.BestFirst, question, []);

    private static AskedDays? Together(List<(BoundedDays Days, string Said)> periods, List<string> understood)
    {
        understood.InsertRange(
            0,
            periods.Where(p => p.Days.Fault is not null).Select(p => TimeFaults.Sentence(p.Days.Fault, p.Said))
        );
        var usable = periods.Where(p => p.Days.Fault is null).ToList();
        if (usable.Count == 0)
        {
            return null;
        }
        var both = usable.Aggregate(AskedDays.All, (days, p) => days.And(p.Days.Days));
        var said = usable.Select(p => $"\"{p.Said}\"").ToList();
        var isOne = !both.IsEmpty && (usable.Count == 1 || usable.Count(p => !p.Days.Days.IsOpen) <= 1);
        understood.Insert(
            0,
            isOne
                ? $"Looked at: {both} ({string.Join(", ", said)})."
                : $"{string.Join(" and ", said)} are no one period, so all days were looked at."
        );
        return isOne ? both : null;
    }
}
