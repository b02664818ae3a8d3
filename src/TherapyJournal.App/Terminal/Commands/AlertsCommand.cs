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
                parsed.GetValue(note) is { } said
                    ? HandleAsync(
                        context,
                        parsed.GetRequiredValue(acknowledged),
                        (use, therapist, id) => use.AcknowledgeAsync(therapist, id, said, context.Cancellation)
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
                HandleAsync(
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
                    screen.Sentence(all ? "There was no alert yet." : "No alert stands.");
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

    private static async Task<int> HandleAsync(
        CommandContext context,
        string typed,
        Func<HandleAlert, Reader.Therapist, Guid, Task<HandleAlertOutcome>> handle
    )
    {
        var therapist = await Acting.TherapistAsync(context);
        var list = await (await context.GetAsync<ListAlerts>()).RunAsync(therapist, true, context.Cancellation);
        if (list.IsClosed)
        {
            throw Acting.Stop(new DoorRefusal.Closed());
        }
        var alerts = list.Alerts;
        var id = Acting.Id(typed, alerts.Select(a => a.Alert.Id), "alert");
        var shown = IdPrefix.Shortest(alerts.Select(a => a.Alert.Id))[id];
        return await handle(await context.GetAsync<HandleAlert>(), therapist, id) switch
        {
            HandleAlertOutcome.Handled handled => context.Done(
                new DoneDocument(Documents.Word(handled.Alert.Content.State), id),
                DocumentsJson.Default.DoneDocument,
                page =>
                    Tell(
                        page,
                        alerts.First(a => a.Alert.Id == id) with
                        {
                            Alert = handled.Alert,
                        },
                        shown,
                        StillUrgent(alerts, id)
                    )
            ),
            HandleAlertOutcome.NoSuchAlert => context.Refused("There is no such alert."),
            HandleAlertOutcome.WrongState { State: var state } => context.Refused(
                state switch
                {
                    RiskAlertState.Acknowledged => "This alert is acknowledged already; nothing was changed.",
                    RiskAlertState.Lifted => "This alert is lifted already; nothing was changed.",
                    _ => "Nobody has acknowledged this alert yet, so it cannot be lifted.",
                },
                whatToDo: state switch
                {
                    RiskAlertState.Acknowledged => $"Lift it when the danger is over: journal alerts lift {shown}",
                    RiskAlertState.Lifted => "'journal alerts --all' shows what was done.",
                    _ => $"Say first what was done: journal alerts ack {shown} --note \"…\"",
                }
            ),
            HandleAlertOutcome.StaleVersion => context.Refused(
                "Somebody acted on this alert, or the patient wrote more, at the same moment; nothing was overwritten.",
                whatToDo: "Look at it again."
            ),
            HandleAlertOutcome.Unusable unusable => context.WrongUsage(unusable.Sentence),
            HandleAlertOutcome.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    /// <summary>How many other urgent alerts of the same patient are not lifted.</summary>
    private static int StillUrgent(IReadOnlyList<ShownAlert> alerts, Guid id)
    {
        var patient = alerts.First(a => a.Alert.Id == id).Alert.Patient;
        return alerts.Count(a =>
            a.Alert.Id != id
            && a.Alert.Patient == patient
            && a.Alert.Content is { IsUrgent: true, State: not RiskAlertState.Lifted }
        );
    }

    private static void Tell(TerminalScreen page, ShownAlert handled, string id, int others)
    {
        var alert = handled.Alert;
        var state = alert.Content.State;
        page.Sentence(
            state != RiskAlertState.Lifted ? "The alert is acknowledged, with your note. It stands until it is lifted."
            : handled.Source == AlertSource.Erased ? "The alert is lifted."
            : others == 0 ? "The alert is lifted: the patient is answered in the usual words again."
            : $"The alert is lifted. {Count.Of(others, "other urgent alert of this patient is", "other urgent alerts of this patient are")} "
                + "not lifted, so the patient still reads fixed words only: 'journal alerts'."
        );
        if (alert.Joined.Count > 0)
        {
            page.Sentence($"It covers {Count.Of(alert.Joined.Count, "later message", "later messages")} as well.");
        }
        if (AlertPage.Next(state, id) is { } next)
        {
            page.Hint($"When the danger is over: {next}");
        }
    }
}
