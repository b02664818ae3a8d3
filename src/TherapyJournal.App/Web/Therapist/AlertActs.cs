using Microsoft.AspNetCore.Http;
using TherapyJournal.Records;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>What a therapist does about an alert, from whichever page it stands on.</summary>
internal sealed class AlertActs(HandleAlert handle)
{
    /// <summary>Acknowledges with the note of the form.</summary>
    public Task<ActOutcome> AcknowledgeAsync(
        Reader.Therapist therapist,
        Guid alert,
        IFormCollection form,
        CancellationToken cancel
    )
    {
        var note = form["note"].ToString();
        return ActAsync(alert, note, handle.AcknowledgeAsync(therapist, alert, note, cancel));
    }

    /// <summary>Lifts; a note may be given.</summary>
    public Task<ActOutcome> LiftAsync(
        Reader.Therapist therapist,
        Guid alert,
        IFormCollection form,
        CancellationToken cancel
    )
    {
        var note = form["note"].ToString().Trim();
        return ActAsync(alert, note, handle.LiftAsync(therapist, alert, note.Length == 0 ? null : note, cancel));
    }

    private static async Task<ActOutcome> ActAsync(Guid alert, string note, Task<HandleAlertOutcome> act)
    {
        return await act switch
        {
            HandleAlertOutcome.Handled => new ActOutcome.Done(),
            HandleAlertOutcome.NoSuchAlert => new ActOutcome.NoSuch(),
            HandleAlertOutcome.WrongState wrong => Again(
                wrong.State switch
                {
                    RiskAlertState.Acknowledged => "This alert is acknowledged already. Nothing was changed.",
                    RiskAlertState.Lifted => "This alert is lifted already. Nothing was changed.",
                    _ => "Nobody has acknowledged this alert yet, so it cannot be lifted. Say first what was done.",
                }
            ),
            HandleAlertOutcome.StaleVersion => Again(
                "Somebody acted on this alert, or the patient wrote more, at the same moment. Nothing was overwritten. Look at it again."
            ),
            // The use case names the option of the command.
            HandleAlertOutcome.Unusable => Again("Say in a few words what was done, or why it was a false alarm."),
            HandleAlertOutcome.Refused refused => Again(Refusal.Of(refused.Why)),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

        ActOutcome.Again Again(string sentence) => new(new Refusal(alert, sentence, note));
    }
}
