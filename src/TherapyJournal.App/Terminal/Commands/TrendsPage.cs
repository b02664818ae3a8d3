using System.Globalization;
using NodaTime;
using TherapyJournal.Insight;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>Trends at the terminal: a sentence each, the numbers of each week in one table, and the rest in quiet lines.</summary>
internal static class TrendsPage
{
    // So many numbers in a quiet line; the document has all.
    private const int MostInLine = 24;

    public static void Show(TerminalScreen page, PatientTrends trends, int damaged)
    {
        page.Heading(trends.Patient.Profile.Name, $"trends, {TrendWords.Days(trends)}");
        if (damaged > 0)
        {
            page.Sentence(
                $"{Count.Of(damaged, "record does", "records do")} not open, since they were changed outside the program. What is here is not all."
            );
        }
        page.Heading(TrendWords.Weeks);
        page.Sentence(trends.Weeks.Sentence);
        page.Heading(TrendWords.Lengths);
        page.Sentence(trends.Lengths.Sentence);
        page.Heading(TrendWords.Pauses);
        page.Sentence(trends.Pauses.Sentence);
        page.Heading(TrendWords.Moods, TrendWords.MoodScale);
        page.Sentence(trends.Moods.Sentence);
        if (trends.Inferred is { } inferred)
        {
            page.Heading(TrendWords.Inferred, TrendWords.InferredMark);
            page.Sentence(inferred.Sentence);
            Inferred(page, inferred.Numbers);
            page.Hint(TrendWords.InferredRules);
        }
        page.Heading(TrendWords.Goals, trends.Goals.Count > 0 ? TrendWords.GoalScale : null);
        Goals(page, trends.Goals);
        page.Heading(TrendWords.Hours);
        page.Sentence(trends.Hours.Sentence);
        Line(page, trends.Hours.Numbers.Where(h => h.Entries > 0).Select(h => $"{h.Hour:00}:00 {h.Entries}"));
        page.Heading("Week by week");
        Weeks(page, trends);
        page.Blank();
        page.Hint(TrendWords.Rules(trends));
    }

    private static void Goals(TerminalScreen page, IReadOnlyList<GoalTrend> goals)
    {
        if (goals.Count == 0)
        {
            page.Sentence(TrendWords.NoGoal);
        }
        foreach (var goal in goals)
        {
            page.PatientWords(SafeText.OneLine(goal.Goal.Content.Text) + (goal.Goal.Content.IsOpen ? "" : " (closed)"));
            page.Sentence(goal.Ratings.Sentence);
            Line(page, goal.Ratings.Numbers.Select(Said));
        }
    }

    private static void Weeks(TerminalScreen page, PatientTrends trends)
    {
        var words = trends.Lengths.Numbers.ToDictionary(w => w.Monday, w => w.Words);
        var moods = trends.Moods.Numbers.ToLookup(m => m.At.Date.Next(IsoDayOfWeek.Monday).PlusWeeks(-1));
        page.Table(
            [new("week from", Keep: true), new("entries", Keep: true), new(TrendWords.Words, Keep: true), new("moods")],
            [
                .. trends
                    .Weeks.Numbers.Reverse()
                    .Select(w =>
                        (IReadOnlyList<Cell>)
                            [
                                TrendWords.Day(w.Monday) + (w.Monday.PlusWeeks(1) > trends.Today ? ", so far" : ""),
                                $"{w.Entries}",
                                words.TryGetValue(w.Monday, out var many) ? $"{many}" : "",
                                string.Join(' ', moods[w.Monday].Select(m => m.Rating)),
                            ]
                    ),
            ]
        );
    }

    private static void Inferred(TerminalScreen page, IReadOnlyList<WeekOfFeelings> weeks)
    {
        if (weeks.Count == 0)
        {
            return;
        }
        page.Table(
            [
                new("week from", Keep: true),
                new("inferred: pleasant", Keep: true),
                new("unpleasant", Keep: true),
                new("both", Keep: true),
                new("moods said", Keep: true),
            ],
            [
                .. weeks
                    .Reverse()
                    .Select(w =>
                        (IReadOnlyList<Cell>)
                            [
                                TrendWords.Day(w.Monday),
                                $"{w.Pleasant}",
                                $"{w.Unpleasant}",
                                $"{w.Both}",
                                string.Join(' ', w.Said),
                            ]
                    ),
            ]
        );
    }

    private static void Line(TerminalScreen page, IEnumerable<string> numbers)
    {
        var all = numbers.ToList();
        if (all.Count > 0)
        {
            var said = string.Join(" · ", all.TakeLast(MostInLine));
            page.Hint("  " + (all.Count > MostInLine ? "… · " + said : said));
        }
    }

    private static string Said(RatedMoment rated) =>
        rated.At.ToString("d MMM", CultureInfo.InvariantCulture) + $": {rated.Rating}";
}
