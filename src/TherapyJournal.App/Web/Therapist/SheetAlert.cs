using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Review;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>An alert as it stands in a file: how grave, where its words stand, and what was done about it. It holds no words of the patient.</summary>
/// <param name="At">When it was raised.</param>
/// <param name="Level">urgent or concern.</param>
/// <param name="From">Where its words stand.</param>
/// <param name="Steps">Oldest first; who was called, and by whom it was acknowledged and lifted with which note.</param>
public sealed record SheetAlert(string At, string Level, string From, IReadOnlyList<string> Steps)
{
    internal static SheetAlert Of(ShownAlert shown, PeriodTimes times, TherapistNames names)
    {
        var alert = shown.Alert.Content;
        return new SheetAlert(
            times.Of(alert.RaisedAt),
            alert.IsUrgent ? "urgent" : "concern",
            $"{Source(shown.Source)}{Joined(shown, times)}",
            [
                .. alert
                    .History.Where(h => h.What is not ("raised" or RiskAlertEvent.Told))
                    .Select(h => $"{times.Of(h.At)}: {AlertPage.Step(h, names)}"),
                .. alert.State switch
                {
                    RiskAlertState.Open => (string[])["not acknowledged yet"],
                    RiskAlertState.Acknowledged => ["not lifted yet"],
                    _ => [],
                },
            ]
        );
    }

    private static string Source(AlertSource source) =>
        source switch
        {
            AlertSource.Shared => "from an entry",
            AlertSource.Private => "from a private entry",
            AlertSource.PrivateNotKept => "from words for the patient alone, which are not kept",
            AlertSource.BeingWritten => "from what is still being written",
            AlertSource.InRequest => "from what was asked for",
            AlertSource.InPlan => "from the safety plan",
            AlertSource.NotKept => "its words are not kept",
            AlertSource.Erased => "without words",
            _ => throw new InvalidOperationException("A source without a case."),
        };

    private static string Joined(ShownAlert shown, PeriodTimes times) =>
        shown.Alert.Joined is [.., var last] joined
            ? $"; {Count.Of(joined.Count, "later message")} joined it, the last {times.Of(last.Content.RaisedAt)}"
            : "";
}
