using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight.Briefs;

/// <summary>The alerts that stand, or that these days had something to do with, with what was done about each; and how many there were before.</summary>
internal static class RiskPart
{
    private const int Most = 4;

    public static BriefPart Of(BriefDays days)
    {
        var shown = days
            .Alerts.Where(a =>
                Stands(a) || a.Alert.Content.History.Any(h => days.Holds(h.At)) || days.Holds(a.Alert.Content.RaisedAt)
            )
            .OrderByDescending(Stands)
            .ThenByDescending(a => a.Alert.Content.IsUrgent)
            .ThenByDescending(a => a.Alert.Content.RaisedAt)
            .ToList();
        var earlier = days.Alerts.Except(shown).ToList();
        return BriefParts.Of(
            BriefPartKind.Risk,
            [
                .. shown.Take(earlier.Count > 0 ? Most - 1 : Most).Select(a => Sentence(a, days)),
                .. Earlier(earlier, days),
                .. shown.Skip(earlier.Count > 0 ? Most - 1 : Most).Select(a => Sentence(a, days)),
            ],
            Most,
            "The program has raised no alert, which is no all-clear."
        );
    }

    private static IEnumerable<BriefSentence> Earlier(List<ShownAlert> earlier, BriefDays days) =>
        earlier is [.., var last]
            ?
            [
                new BriefSentence(
                    $"Before these days {Counted.Of(earlier.Count, "alert", "alerts")}, lifted since; the last was of {days.Said(last.Alert.Content.RaisedAt)}.",
                    [Cite(last, days)]
                ),
            ]
            : [];

    private static BriefSentence Sentence(ShownAlert shown, BriefDays days)
    {
        var alert = shown.Alert.Content;
        var steps = alert
            .History.Where(h =>
                h.What is not ("raised" or RiskAlertEvent.Told or RiskAlertEvent.Called or RiskAlertEvent.NotReached)
            )
            .Select(h => $"{h.What} on {days.Said(h.At)}{Note(h)}")
            .ToList();
        var calls = alert.History.Count(h => h.What == RiskAlertEvent.Called);
        var said = new List<string>();
        if (shown.Alert.Joined.Count > 0)
        {
            said.Add($"{Counted.Of(shown.Alert.Joined.Count, "later message", "later messages")} joined it");
        }
        if (calls > 0)
        {
            said.Add($"therapists called {Counted.Of(calls, "time", "times")}");
        }
        said.AddRange(steps);
        if (alert.State != RiskAlertState.Lifted)
        {
            said.Add(alert.State == RiskAlertState.Open ? "not acknowledged yet" : "not lifted yet");
        }
        return new BriefSentence(
            $"{Level(alert)} of {days.Said(alert.RaisedAt)}: {string.Join("; ", said)}.",
            [Cite(shown, days)]
        );
    }

    // The entry with the words for which it was raised, where the reader may see them.
    private static BriefGround Cite(ShownAlert shown, BriefDays days)
    {
        var alert = shown.Alert.Content;
        var entry =
            shown.Source == AlertSource.Shared
                ? days.Journal.FirstOrDefault(e => e.Entry.Id == shown.Alert.EntryId)
                : null;
        if (entry is null)
        {
            return new BriefGround(BriefGroundKind.Alert, days.DayOf(alert.RaisedAt), EntryId: null, Quotation: null);
        }
        var words = shown.Quotation ?? entry.Summarised.FirstOrDefault(s => s.Raised)?.Quotation;
        return BriefDays.Cite(
            entry,
            words is not null && BriefDays.IsShort(words) && entry.Text.Contains(words, StringComparison.Ordinal)
                ? words
                : null
        );
    }

    private static string Level(RiskAlertContent alert) => alert.IsUrgent ? "Urgent alert" : "Concern";

    private static string Note(RiskAlertEvent step) =>
        string.IsNullOrWhiteSpace(step.Note) ? "" : $" (“{BriefDays.Short(step.Note)}”)";

    private static bool Stands(ShownAlert shown) => shown.Alert.Content.State != RiskAlertState.Lifted;
}
