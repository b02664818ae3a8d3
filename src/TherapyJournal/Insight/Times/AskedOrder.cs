namespace TherapyJournal.Insight.Times;

/// <summary>What of the entries that fit a question comes first.</summary>
public enum AskedOrder
{
    /// <summary>What fits best.</summary>
    BestFirst,

    /// <summary>Of what fits best the earliest ("the first time").</summary>
    EarliestFirst,

    /// <summary>Of what fits best the latest ("most recently").</summary>
    LatestFirst,
}

/// <summary>The words by which a question says what comes first.</summary>
internal static class OrderWords
{
    private static readonly string[] Earliest =
    [
        "for the very first time",
        "for the first time",
        "the very first time",
        "the first time",
        "first time",
        "the earliest",
        "zum allerersten mal",
        "zum ersten mal",
        "das erste mal",
        "erstmals",
    ];

    private static readonly string[] Latest =
    [
        "for the last time",
        "the last time",
        "last time",
        "the most recent",
        "most recently",
        "most recent",
        "the latest",
        "zum letzten mal",
        "das letzte mal",
        "zuletzt",
    ];

    // "Since the last time" is a time that nobody knows, "at the latest" none, and "every first time" has no order.
    private static readonly string[] NotAfter =
        "since before after until till by at every each seit vor nach bis jedes".Split(' ');

    private static readonly string[] Said =
        "mention mentioned mentions write wrote say said talk talked speak spoke tell told report reported note noted describe described appear appeared".Split(
            ' '
        );

    /// <summary>Reads it at a word; null: nothing is said there.</summary>
    public static (AskedOrder Order, int Next)? Read(TimeWords words, int at)
    {
        if (words.Is(words.Is(at - 1, "the", "dem", "das") ? at - 2 : at - 1, NotAfter))
        {
            return null;
        }
        if (words.After(at, Earliest) is { } next || (words.Is(at, "first") && Verb(out next)))
        {
            return (AskedOrder.EarliestFirst, next);
        }
        return words.After(at, Latest) is { } then || (words.Is(at, "last") && Verb(out then))
            ? (AskedOrder.LatestFirst, then)
            : null;

        bool Verb(out int after)
        {
            after = at + 2;
            return words.Is(at + 1, Said);
        }
    }

    /// <summary>How it was understood.</summary>
    public static string Understood(AskedOrder order, string said) =>
        order == AskedOrder.EarliestFirst ? $"The earliest first (\"{said}\")." : $"The latest first (\"{said}\").";
}
