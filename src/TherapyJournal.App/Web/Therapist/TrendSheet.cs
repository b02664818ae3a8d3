using System.Globalization;
using NodaTime;
using NodaTime.Text;
using TherapyJournal.App.Terminal;
using TherapyJournal.Insight;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>The trends of some weeks, laid out as tables, from which the charts are drawn as well.</summary>
public sealed record TrendSheet
{
    private const string DayAndYear = "d MMM uuuu";

    /// <summary>From which day to which.</summary>
    public required string Days { get; init; }

    /// <summary>The first day, as a program reads it.</summary>
    public required string From { get; init; }

    /// <summary>The day after the last week.</summary>
    public required string To { get; init; }

    public required TrendTable Weeks { get; init; }

    public required TrendTable Moods { get; init; }

    /// <summary>One for each goal that was rated.</summary>
    public required IReadOnlyList<TrendTable> Goals { get; init; }

    public required TrendTable Hours { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<TrendMark> Events { get; init; }

    /// <summary>How many entries are for the patient alone.</summary>
    public required int Private { get; init; }

    internal static TrendSheet Of(PatientTrends trends)
    {
        var ends = trends.Weeks.Numbers[^1].Monday.PlusWeeks(1);
        return new TrendSheet
        {
            Days = $"{Said(trends.From)} to {Said(trends.Today)}",
            From = Iso(trends.From),
            To = Iso(ends),
            Weeks = new TrendTable("weeks", TrendTable.Bars, trends.Weeks.Sentence)
            {
                Caption = "Entries in each week",
                First = "week from Monday",
                Second = "entries",
                Rows =
                [
                    .. trends
                        .Weeks.Numbers.Reverse()
                        .Select(w => new TrendRow(
                            w.Monday.PlusWeeks(1) == ends ? $"{Said(w.Monday)}, so far" : Said(w.Monday),
                            Iso(w.Monday),
                            w.Entries
                        )),
                ],
            },
            Moods = Ratings("moods", trends.Moods, "Mood, from 0, the worst, to 10", "mood"),
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
                        Said(e.Day),
                        Iso(e.Day),
                        What(e.Kind),
                        e.Goal is { } goal ? $"{goal}" : null,
                        e.Text is { } text ? SafeText.OneLine(text) : null
                    )),
            ],
            Private = trends.Private,
        };
    }

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

    private static string Said(LocalDate day) => day.ToString(DayAndYear, CultureInfo.InvariantCulture);

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}

/// <summary>The numbers of one trend.</summary>
/// <param name="Id">Which it is on the page.</param>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Sentence">What the numbers come to.</param>
public sealed record TrendTable(string Id, string Kind, string Sentence)
{
    internal const string Bars = "bars";
    internal const string Points = "points";
    internal const string Clock = "clock";

    public string Caption { get; init; } = "";

    /// <summary>The head of the first column.</summary>
    public string First { get; init; } = "";

    /// <summary>Of the second.</summary>
    public string Second { get; init; } = "";

    public IReadOnlyList<TrendRow> Rows { get; init; } = [];

    /// <summary>The goal as it reads; null: it is about none.</summary>
    public string? Heading { get; init; }

    public bool IsClosed { get; init; }

    /// <summary>The goal's id; null: it is about none.</summary>
    public string? Goal { get; init; }
}

/// <summary>A number, and when it was: as a person reads it, and as a program does.</summary>
public sealed record TrendRow(string Says, string At, int Number);

/// <summary>A day on which something happened: a hairline in the charts.</summary>
/// <param name="Goal">The goal's id; null: it is about none.</param>
/// <param name="Text">The goal as it reads since; null: it is about none.</param>
public sealed record TrendMark(string Says, string At, string What, string? Goal, string? Text);
