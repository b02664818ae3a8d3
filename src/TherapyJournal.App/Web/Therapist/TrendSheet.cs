using System.Globalization;
using NodaTime;
using NodaTime.Text;
using TherapyJournal.App.Terminal;
using TherapyJournal.Insight;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>The trends of some weeks, laid out as tables, from which the charts are drawn as well.</summary>
public sealed record TrendSheet
{
    /// <summary>From which day to which.</summary>
    public required string Days { get; init; }

    /// <summary>The first day, as a program reads it.</summary>
    public required string From { get; init; }

    /// <summary>The day after the last week.</summary>
    public required string To { get; init; }

    public required TrendTable Weeks { get; init; }

    public required TrendTable Moods { get; init; }

    /// <summary>Null: the practice lets no mood be inferred.</summary>
    public required InferredTable? Inferred { get; init; }

    /// <summary>One for each goal that was rated.</summary>
    public required IReadOnlyList<TrendTable> Goals { get; init; }

    public required TrendTable Hours { get; init; }

    public required TrendTable Lengths { get; init; }

    public required TrendTable Pauses { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<TrendMark> Events { get; init; }

    /// <summary>How it was counted, and how many entries are for the patient alone.</summary>
    public required string Rules { get; init; }

    internal static TrendSheet Of(PatientTrends trends)
    {
        var ends = trends.Weeks.Numbers[^1].Monday.PlusWeeks(1);
        return new TrendSheet
        {
            Days = TrendWords.Days(trends),
            From = Iso(trends.From),
            To = Iso(ends),
            Weeks = new TrendTable("weeks", TrendTable.Bars, trends.Weeks.Sentence)
            {
                Caption = "Entries in each week",
                First = "week from Monday",
                Second = "entries",
                Rows = ByWeek(trends.Weeks.Numbers.Select(w => (w.Monday, w.Entries)), ends),
            },
            Lengths = new TrendTable("lengths", TrendTable.Bars, trends.Lengths.Sentence)
            {
                Caption = "Words of the middle entry of each week; weeks without an entry have none",
                First = "week from Monday",
                Second = TrendWords.Words,
                Rows = ByWeek(trends.Lengths.Numbers.Select(w => (w.Monday, w.Words)), ends),
            },
            Pauses = new TrendTable("pauses", TrendTable.Spans, trends.Pauses.Sentence)
            {
                Caption = "Pauses of more than a week",
                First = "nothing shared from",
                Second = "days",
                Rows =
                [
                    .. trends
                        .Pauses.Numbers.Reverse()
                        .Select(p => new TrendRow(TrendWords.Days(p), Iso(p.First), p.Days)),
                ],
            },
            Moods = Ratings("moods", trends.Moods, "Mood, from 0, the worst, to 10", "mood"),
            Inferred = trends.Inferred is { } inferred ? InferredTable.Of(inferred) : null,
            Goals =
            [
                .. trends
                    .Goals.Index()
                    .Select(g =>
                        Ratings(
                            $"goal-{g.Index + 1}",
                            g.Item.Ratings,
                            "How near, from 0 to 10, reached",
                            "how near"
                        ) with
                        {
                            Heading = SafeText.OneLine(g.Item.Goal.Content.Text),
                            IsClosed = !g.Item.Goal.Content.IsOpen,
                            Goal = $"{g.Item.Goal.Id}",
                        }
                    ),
            ],
            Hours = new TrendTable("hours", TrendTable.Clock, trends.Hours.Sentence)
            {
                Caption = "Entries in each hour",
                First = "hour from",
                Second = "entries",
                Rows =
                [
                    .. trends.Hours.Numbers.Select(h => new TrendRow($"{h.Hour:00}:00", $"{h.Hour:00}:00", h.Entries)),
                ],
            },
            Events =
            [
                .. trends
                    .Events.Reverse()
                    .Select(e => new TrendMark(
                        TrendWords.Day(e.Day),
                        Iso(e.Day),
                        What(e.Kind),
                        e.Goal is { } goal ? $"{goal}" : null,
                        e.Text is { } text ? SafeText.OneLine(text) : null
                    )),
            ],
            Rules = TrendWords.Rules(trends),
        };
    }

    // The newest first; the week that is running is not over.
    private static IReadOnlyList<TrendRow> ByWeek(IEnumerable<(LocalDate Monday, int Number)> weeks, LocalDate ends) =>
        [
            .. weeks
                .Reverse()
                .Select(w => new TrendRow(
                    w.Monday.PlusWeeks(1) == ends ? $"{TrendWords.Day(w.Monday)}, so far" : TrendWords.Day(w.Monday),
                    Iso(w.Monday),
                    w.Number
                )),
        ];

    private static TrendTable Ratings(string id, Trend<RatedMoment> trend, string caption, string second) =>
        new(id, TrendTable.Points, trend.Sentence)
        {
            Caption = caption,
            First = "when",
            Second = second,
            Rows =
            [
                .. trend
                    .Numbers.Reverse()
                    .Select(r => new TrendRow(
                        r.At.ToString("ddd d MMM uuuu HH:mm", CultureInfo.InvariantCulture),
                        LocalDateTimePattern.GeneralIso.Format(r.At),
                        r.Rating
                    )),
            ],
        };

    private static string What(TrendEventKind kind) =>
        kind switch
        {
            TrendEventKind.TherapySession => "session",
            TrendEventKind.GoalAdded => "goal added",
            TrendEventKind.GoalChanged => "goal changed",
            _ => "goal closed",
        };

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
