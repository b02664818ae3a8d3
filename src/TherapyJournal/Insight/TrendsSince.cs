using NodaTime;

namespace TherapyJournal.Insight;

/// <summary>From when on numbers are shown: always from a Monday, and never from before the first entry or rating.</summary>
public abstract record TrendsSince
{
    /// <summary>How many whole weeks are shown to whoever has not said, besides the one that is running.</summary>
    public const int UsualWeeks = 8;

    private TrendsSince() { }

    /// <summary>So many whole weeks, and the one that is running.</summary>
    public sealed record Weeks(int Whole) : TrendsSince;

    /// <summary>From the week of this day on; of a day that has not come, the week that is running.</summary>
    public sealed record Day(LocalDate First) : TrendsSince;

    /// <summary>All weeks.</summary>
    public sealed record Beginning : TrendsSince;
}
