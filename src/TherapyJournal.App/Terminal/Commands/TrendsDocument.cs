using System.Globalization;
using NodaTime;
using NodaTime.Text;
using TherapyJournal.Insight;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>What some weeks come to in numbers, by the patient's own calendar and clock.</summary>
/// <param name="From">The Monday on which the first week begins.</param>
/// <param name="To">The last day.</param>
/// <param name="Timezone">Whose clock the times are of.</param>
/// <param name="Weeks">How many entries each week has.</param>
/// <param name="Lengths">How many words the middle entry of a week has.</param>
/// <param name="Pauses">For how many days nothing was shared, from which day on.</param>
/// <param name="Hours">How many entries each hour of the day has.</param>
/// <param name="Moods">As the patient said them, from 0 to 10.</param>
/// <param name="Private">How many entries of all days are private; they count towards nothing else.</param>
/// <param name="InferredMoods">Null: the practice lets no mood be inferred.</param>
internal sealed record TrendsDocument(
    string From,
    string To,
    string Timezone,
    TrendDocument Weeks,
    TrendDocument Lengths,
    TrendDocument Pauses,
    TrendDocument Hours,
    TrendDocument Moods,
    IReadOnlyList<TrendOfGoalDocument> Goals,
    IReadOnlyList<TrendEventDocument> Events,
    int Private,
    InferredMoodsDocument? InferredMoods
)
{
    public static TrendsDocument Of(PatientTrends trends) =>
        new(
            Day(trends.From),
            Day(trends.Today),
            trends.Patient.Standing.TimeZone,
            TrendDocument.Of(trends.Weeks, w => new TrendNumberDocument(Day(w.Monday), w.Entries)),
            TrendDocument.Of(trends.Lengths, w => new TrendNumberDocument(Day(w.Monday), w.Words)),
            TrendDocument.Of(trends.Pauses, p => new TrendNumberDocument(Day(p.First), p.Days)),
            TrendDocument.Of(trends.Hours, h => new TrendNumberDocument(Hour(h.Hour), h.Entries)),
            TrendDocument.Of(trends.Moods, TrendNumberDocument.Of),
            [.. trends.Goals.Select(TrendOfGoalDocument.Of)],
            [.. trends.Events.Select(TrendEventDocument.Of)],
            trends.Private,
            trends.Inferred is { } inferred ? InferredMoodsDocument.Of(inferred) : null
        );

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string Hour(int hour) => hour.ToString("00", CultureInfo.InvariantCulture) + ":00";
}

/// <summary>Numbers, oldest first, and what they come to.</summary>
internal sealed record TrendDocument(string Sentence, IReadOnlyList<TrendNumberDocument> Numbers)
{
    public static TrendDocument Of<TNumber>(Trend<TNumber> trend, Func<TNumber, TrendNumberDocument> number) =>
        new(trend.Sentence, [.. trend.Numbers.Select(number)]);
}

/// <summary>A number.</summary>
/// <param name="When">A day, an hour of the day, or a moment, by the patient's clock.</param>
internal sealed record TrendNumberDocument(string When, int Number)
{
    public static TrendNumberDocument Of(RatedMoment rated) =>
        new(LocalDateTimePattern.GeneralIso.Format(rated.At), rated.Rating);
}

/// <summary>How near a goal was.</summary>
internal sealed record TrendOfGoalDocument(Guid Goal, string Text, bool Open, TrendDocument Ratings)
{
    public static TrendOfGoalDocument Of(GoalTrend trend) =>
        new(
            trend.Goal.Id,
            trend.Goal.Content.Text,
            trend.Goal.Content.IsOpen,
            TrendDocument.Of(trend.Ratings, TrendNumberDocument.Of)
        );
}

/// <summary>What else happened.</summary>
/// <param name="What">therapySession, goalAdded, goalChanged or goalClosed.</param>
/// <param name="Goal">Null: it was a session.</param>
internal sealed record TrendEventDocument(string Day, string What, Guid? Goal, string? Text)
{
    public static TrendEventDocument Of(TrendEvent happened) =>
        new(LocalDatePattern.Iso.Format(happened.Day), Documents.Word(happened.Kind), happened.Goal, happened.Text);
}

/// <summary>Which feelings the words of entries name.</summary>
/// <param name="Inferred">From what; the patient said none of it as a mood.</param>
internal sealed record InferredMoodsDocument(
    string Inferred,
    string Sentence,
    IReadOnlyList<InferredWeekDocument> Weeks
)
{
    public static InferredMoodsDocument Of(Trend<WeekOfFeelings> trend) =>
        new(
            TrendWords.InferredMark,
            trend.Sentence,
            [
                .. trend.Numbers.Select(w => new InferredWeekDocument(
                    LocalDatePattern.Iso.Format(w.Monday),
                    w.Pleasant,
                    w.Unpleasant,
                    w.Both,
                    w.Said
                )),
            ]
        );
}

/// <summary>How many entries of a week name mostly pleasant feelings, mostly unpleasant ones, or as many of both.</summary>
/// <param name="Said">The moods that the patient did say in that week.</param>
internal sealed record InferredWeekDocument(
    string When,
    int Pleasant,
    int Unpleasant,
    int Both,
    IReadOnlyList<int> Said
);
