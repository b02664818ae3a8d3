using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>What a therapist does about an alert, and what is said of it: acknowledging with a note, lifting.</summary>
internal static class AlertActs
{
    /// <summary>What was typed when asked; empty: nothing.</summary>
    public static async Task<string> AskForNoteAsync(CommandContext context) =>
        await context.Screen.AskAsync(
            "What was done, or why was it a false alarm?",
            "a few words",
            context.Cancellation
        )
            is Answer.Given given
            ? given.Text
            : "";

    /// <summary>Acts on the alert that an id names, and tells what it came to.</summary>
    public static async Task<int> RunAsync(
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
