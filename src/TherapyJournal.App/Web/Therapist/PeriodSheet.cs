using NodaTime;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.App.Web.Look;
using TherapyJournal.Goals;
using TherapyJournal.Insight;
using TherapyJournal.Review;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Some days of a record, laid out as sentences.</summary>
public sealed record PeriodSheet
{
    /// <summary>From which day to which.</summary>
    public string Days { get; init; } = "";

    /// <summary>By whose clock.</summary>
    public string Zone { get; init; } = "";

    public string Printed { get; init; } = "";

    public string PrintedBy { get; init; } = "";

    public required IReadOnlyList<string> Sessions { get; init; }

    /// <summary>Each with what happened to it until the last of the days.</summary>
    public required IReadOnlyList<SheetGoal> Goals { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<SheetRating> Ratings { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<SheetEntry> Entries { get; init; }

    /// <summary>Oldest first, with what was done about each, also after these days.</summary>
    public required IReadOnlyList<SheetAlert> Alerts { get; init; }

    /// <summary>How many entries are for the patient alone.</summary>
    public required int Private { get; init; }

    /// <summary>How many summaries nobody has accepted.</summary>
    public required int NotAccepted { get; init; }

    /// <summary>How many records do not open.</summary>
    public int Damaged { get; init; }

    internal static PeriodSheet Of(PatientPeriod period, PeriodTimes times, TherapistNames names)
    {
        var history = new GoalsPage(names, period.Patient.Standing.TimeZone);
        return new PeriodSheet
        {
            Sessions = [.. period.Sessions.Select(AppointmentTime.Of).Select(SafeText.OneLine)],
            Goals =
            [
                .. period.Goals.Select(g => new SheetGoal(
                    SafeText.OneLine(g.Content.Text),
                    [.. g.Content.History.Select(h => $"{times.Of(h.At)}: {history.Sentence(h)}")]
                )),
            ],
            Ratings =
            [
                .. period.Ratings.Select(r => new SheetRating(times.Of(r.At), About(r, period.Goals), r.Rating)),
            ],
            Alerts = [.. period.Alerts.Select(a => SheetAlert.Of(a, times, names))],
            Entries = [.. period.Entries.Select(e => Entry(e, times, names))],
            Private = period.Private,
            NotAccepted = period.NotAccepted,
        };
    }

    private static SheetEntry Entry(PeriodEntry read, PeriodTimes times, TherapistNames names) =>
        new(times.Of(read.Entry.Content.At), SafeText.Clean(read.Entry.Content.Text))
        {
            Summary = read.Summary is not { AcceptedAt: { } accepted } summary
                ? null
                : new SheetSummary(
                    [
                        .. summary.Sentences.Select(s => new SheetSentence(
                            SafeText.OneLine(s.Text),
                            SafeText.OneLine(s.Quotation)
                        )),
                    ],
                    [.. summary.Insights.Select(SafeText.OneLine)],
                    WrittenBy.Of(summary.WrittenBy),
                    $"accepted by {SafeText.OneLine(names.Of(summary.AcceptedBy))}, {times.Of(accepted)}"
                ),
        };

    private static string About(MeasureResultContent rating, IReadOnlyList<GoalView> goals) =>
        rating.Measure == Measure.Mood ? "mood"
        : goals.FirstOrDefault(g => g.Id == rating.GoalId) is { } goal
            ? $"how near: {SafeText.OneLine(goal.Content.Text)}"
        : "how near a goal is";
}

/// <summary>A goal, and what happened to it, oldest first.</summary>
public sealed record SheetGoal(string Text, IReadOnlyList<string> History);

/// <summary>A number from 0 to 10, and of what.</summary>
public sealed record SheetRating(string At, string Of, int Rating);

/// <summary>What was written.</summary>
public sealed record SheetEntry(string At, string Text)
{
    /// <summary>Null: none was accepted.</summary>
    public SheetSummary? Summary { get; init; }
}

/// <summary>What was accepted of a summary.</summary>
public sealed record SheetSummary(
    IReadOnlyList<SheetSentence> Sentences,
    IReadOnlyList<string> Insights,
    string By,
    string Accepted
);

/// <summary>A sentence of a summary, with the words that it rests on.</summary>
public sealed record SheetSentence(string Text, string Quotation);

/// <summary>Times as they stand in a file: whole, whenever it is read.</summary>
internal sealed class PeriodTimes(string zone)
{
    public string Of(long milliseconds) => ZonedTime.Of(Instant.FromUnixTimeMilliseconds(milliseconds), zone);
}
