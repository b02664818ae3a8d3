using NodaTime;

namespace TherapyJournal.Insight.Trends;

/// <summary>The weeks in which numbers are counted.</summary>
internal static class TrendWeeks
{
    /// <summary>The Monday on which the week of a day begins.</summary>
    public static LocalDate MondayOf(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);
}
