using System.CommandLine;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal alerts`: what stands, and what a therapist does about it.</summary>
internal static class AlertsCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var all = new Option<bool>("--all") { Description = "Lifted ones too, each with what was done about it." };
        var command = new Command("alerts", "Show, acknowledge and lift alerts.") { all };
        terminal.Does(command, (parsed, context) => ListAsync(context, parsed.GetValue(all)));

        var acknowledged = new Argument<string>("id");
        var note = new Option<string?>("--note") { Description = "What was done, or why it was a false alarm." };
        var ack = new Command("ack", "Say that you have seen it, and what was done.") { acknowledged, note };
        terminal.Does(
            ack,
            (parsed, context) =>
                parsed.GetValue(note) is not null || (context.Screen.SomebodyIsThere && !context.Json)
                    ? AlertActs.RunAsync(
                        context,
                        parsed.GetRequiredValue(acknowledged),
                        async (use, therapist, id) =>
                            await use.AcknowledgeAsync(
                                therapist,
                                id,
                                parsed.GetValue(note) ?? await AlertActs.AskForNoteAsync(context),
                                context.Cancellation
                            )
                    )
                    : Task.FromResult(
                        context.WrongUsage(
                            "Say in a few words what was done, or why it was a false alarm: --note \"…\"."
                        )
                    )
        );
        command.Add(ack);

        var lifted = new Argument<string>("id");
        var liftNote = new Option<string?>("--note") { Description = "Why it is over." };
        var lift = new Command("lift", "End an acknowledged alert: the patient is answered in the usual words again.")
        {
            lifted,
            liftNote,
        };
        terminal.Does(
            lift,
            (parsed, context) =>
                AlertActs.RunAsync(
                    context,
                    parsed.GetRequiredValue(lifted),
                    (use, therapist, id) =>
                        use.LiftAsync(therapist, id, parsed.GetValue(liftNote), context.Cancellation)
                )
        );
        command.Add(lift);
        return command;
    }

    private static async Task<int> ListAsync(CommandContext context, bool all)
    {
        var therapist = await Acting.TherapistAsync(context);
        var list = await (await context.GetAsync<ListAlerts>()).RunAsync(therapist, all, context.Cancellation);
        if (list.IsClosed)
        {
            throw Acting.Stop(new DoorRefusal.Closed());
        }
        var alerts = list.Alerts;
        var names = await TherapistNames.OfAsync(context);
        var page = await AlertPage.OfAsync(context);
        var done = context.Done<IReadOnlyList<AlertDocument>>(
            [.. alerts.Select(a => AlertDocument.Of(a, names))],
            DocumentsJson.Default.IReadOnlyListAlertDocument,
            screen =>
            {
                if (alerts.Count == 0 && list.Damaged == 0)
                {
                    screen.Sentence(all ? "There is no alert that you may see." : "No alert stands.");
                }
                var ids = IdPrefix.Shortest(alerts.Select(a => a.Alert.Id));
                foreach (var (alert, i) in alerts.Select((a, i) => (a, i)))
                {
                    if (i > 0)
                    {
                        screen.Blank();
                    }
                    page.Show(alert, ids[alert.Alert.Id], withHistory: all);
                }
            }
        );
        // Never "all clear" over rows that nobody can read.
        return list.Damaged == 0
            ? done
            : context.Refused(
                "Some rows do not open, since they were changed outside the program: an alert may be among them.",
                whatToDo: "'journal doctor' names them, and whose they are. Until then look at the entries themselves, and ask the patients."
            );
    }
}
