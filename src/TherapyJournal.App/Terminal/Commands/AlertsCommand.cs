using System.CommandLine;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal alerts`: what stands, and what a therapist does about it.</summary>
internal static class AlertsCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var all = new Option<bool>("--all") { Description = "Show lifted ones too." };
        var command = new Command("alerts", "Show, acknowledge and lift alerts.") { all };
        terminal.Does(command, (parsed, context) => ListAsync(context, parsed.GetValue(all)));

        var acknowledged = new Argument<string>("id");
        var note = new Option<string?>("--note") { Description = "What was done, or why it was a false alarm." };
        var ack = new Command("ack", "Say that you have seen it, and what was done.") { acknowledged, note };
        terminal.Does(
            ack,
            (parsed, context) =>
                HandleAsync(
                    context,
                    parsed.GetRequiredValue(acknowledged),
                    (use, therapist, id) =>
                        use.AcknowledgeAsync(therapist, id, parsed.GetValue(note) ?? "", context.Cancellation)
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

    /// <summary>One alert in one line, with its state as a word.</summary>
    internal static void ShowLine(TerminalScreen page, AlertView alert, string name)
    {
        var line =
            $"{name} · {LocalTime.Of(NodaTime.Instant.FromUnixTimeMilliseconds(alert.Content.RaisedAt), "UTC")} UTC · "
            + $"{(alert.Content.State == RiskAlertState.Open ? "not yet seen" : Documents.Word(alert.Content.State))}"
            + $"{(alert.Content.FromPrivate ? " · from a private entry" : "")} · {alert.Id}";
        if (alert.Content.IsUrgent)
        {
            page.Urgent(line);
        }
        else
        {
            page.Concern(line);
        }
    }

    private static async Task<int> ListAsync(CommandContext context, bool withLifted)
    {
        var therapist = await Acting.TherapistAsync(context);
        var alerts = await (await context.GetAsync<ListAlerts>()).RunAsync(therapist, withLifted, context.Cancellation);
        var (patients, _) =
            alerts.Count == 0
                ? ([], 0)
                : await (await context.GetAsync<ReadPatients>()).CaseloadAsync(therapist, context.Cancellation);
        var names = patients.ToDictionary(p => p.Id, p => p.Profile.Name);
        return context.Done<IReadOnlyList<AlertDocument>>(
            [.. alerts.Select(a => AlertDocument.Of(a, names.GetValueOrDefault(a.Patient, "")))],
            DocumentsJson.Default.IReadOnlyListAlertDocument,
            page =>
            {
                if (alerts.Count == 0)
                {
                    page.Sentence("No alert stands.");
                }
                foreach (var alert in alerts)
                {
                    ShowLine(page, alert, names.GetValueOrDefault(alert.Patient, ""));
                }
            }
        );
    }

    private static async Task<int> HandleAsync(
        CommandContext context,
        string typed,
        Func<HandleAlert, Reader.Therapist, Guid, Task<HandleAlertOutcome>> handle
    )
    {
        var therapist = await Acting.TherapistAsync(context);
        var alerts = await (await context.GetAsync<ListAlerts>()).RunAsync(therapist, true, context.Cancellation);
        var id = Acting.Id(typed, alerts.Select(a => a.Id), "alert");
        return await handle(await context.GetAsync<HandleAlert>(), therapist, id) switch
        {
            HandleAlertOutcome.Handled handled => context.Done(
                new DoneDocument(Documents.Word(handled.Alert.State), id),
                DocumentsJson.Default.DoneDocument,
                page => page.Sentence($"The alert is {Documents.Word(handled.Alert.State)}.")
            ),
            HandleAlertOutcome.NoSuchAlert => context.Refused("There is no such alert."),
            HandleAlertOutcome.WrongState wrong => context.Refused(
                $"This alert is {Documents.Word(wrong.State)}; nothing was changed.",
                whatToDo: "An open alert is acknowledged first, then lifted."
            ),
            HandleAlertOutcome.StaleVersion => context.Refused(
                "Somebody acted on this alert at the same moment; nothing was overwritten.",
                whatToDo: "Look at it again."
            ),
            HandleAlertOutcome.Unusable unusable => context.Refused(unusable.Sentence),
            HandleAlertOutcome.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }
}
