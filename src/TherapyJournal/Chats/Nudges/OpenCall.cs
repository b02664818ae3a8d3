using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Safety.Calling;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats.Nudges;

/// <summary>Shows in a therapist's chat for which alert they were called, and acknowledges it as the terminal does. For as long as it is open it may be opened again.</summary>
internal sealed class OpenCall(
    JournalStore store,
    PatientRecords records,
    Keys keys,
    HandleAlert alerts,
    TextInChat texts,
    AnswerTherapist answer
)
{
    /// <summary>Does what stands behind a button.</summary>
    public async Task<StepResult> TapAsync(TherapistTap tap, NudgeCode code, CancellationToken cancel)
    {
        if (await FindAsync(tap, code.Code, cancel) is not var (alert, patient))
        {
            return await ShowAsync(tap, new ChatWords(TherapistTexts.Gone), cancel);
        }
        return code.Verb switch
        {
            NudgeCode.AnswerCall => await AcknowledgeAsync(tap, code, alert, cancel),
            NudgeCode.HideCall => await ShowAsync(tap, Closed(CallWords.NeedsYouNow, code), cancel),
            _ => await OpenAsync(tap, code, alert, patient, cancel),
        };
    }

    private async Task<StepResult> OpenAsync(
        TherapistTap tap,
        NudgeCode code,
        Guid alert,
        PatientId patient,
        CancellationToken cancel
    )
    {
        var read = await records.ReadAsync(
            tap.Therapist.Reader,
            patient,
            Purpose.ReadAlerts,
            async (record, db) => (await ShownAlert.FromAsync(record, db)).FirstOrDefault(a => a.Alert.Id == alert),
            cancel
        );
        if (read is not ReadOutcome<ShownAlert?>.Open { Value: { } shown })
        {
            return await ShowAsync(tap, new ChatWords(TherapistTexts.Gone), cancel);
        }
        if (shown.Alert.Content.State != RiskAlertState.Open)
        {
            return await ShowAsync(tap, new ChatWords(TherapistTexts.AlertAcknowledged), cancel);
        }
        var withName = await texts.IsWantedAsync(cancel) && await texts.IsAgreedAsync(patient, cancel);
        return await ShowAsync(
            tap,
            new ChatWords(
                Text(tap, shown, withName),
                [
                    [new MessageButton(TherapistTexts.Acknowledge, $"{code with { Verb = NudgeCode.AnswerCall }}")],
                    [new MessageButton(TherapistTexts.Hide, $"{code with { Verb = NudgeCode.HideCall }}")],
                ]
            ),
            cancel
        );
    }

    private async Task<StepResult> AcknowledgeAsync(
        TherapistTap tap,
        NudgeCode code,
        Guid alert,
        CancellationToken cancel
    )
    {
        var outcome = await alerts.AcknowledgeAsync(tap.Therapist.Reader, alert, TherapistTexts.AlertNote, cancel);
        return await ShowAsync(
            tap,
            outcome switch
            {
                HandleAlertOutcome.Handled or HandleAlertOutcome.WrongState => new ChatWords(
                    TherapistTexts.AlertAcknowledged
                ),
                HandleAlertOutcome.StaleVersion => Closed(TherapistTexts.AlertMoved, code),
                _ => new ChatWords(TherapistTexts.Gone),
            },
            cancel
        );
    }

    private static ChatWords Closed(string text, NudgeCode code) =>
        new(
            text,
            [
                [new MessageButton(TherapistTexts.Open, $"{code with { Verb = NudgeCode.OpenCall }}")],
            ]
        );

    private static string Text(TherapistTap tap, ShownAlert shown, bool withName)
    {
        var raised = Instant.FromUnixTimeMilliseconds(shown.Alert.Content.RaisedAt).InZone(tap.Therapist.Content.Zone);
        return string.Join(
            "\n\n",
            new[]
            {
                $"{WhoItIs.Of(shown.PatientName, withName)}\nAn urgent alert, raised at {raised:HH:mm 'on' d MMMM uuuu} "
                    + $"({tap.Therapist.Content.TimeZone}).",
                withName && shown.Contact is { } contact ? $"To be reached at: {contact}" : null,
                TherapistTexts.AlertHint,
            }.OfType<string>()
        );
    }

    /// <summary>The alert of which the therapist was told by this code; nothing is opened for it, and what they may do with it the door decides.</summary>
    private async Task<(Guid Alert, PatientId Patient)?> FindAsync(
        TherapistTap tap,
        Guid code,
        CancellationToken cancel
    )
    {
        var by = $"therapist:{tap.Therapist.Id}";
        var all = await store.ReadAsync(
            db => db.Alerts.AsNoTracking().Select(a => new { a.Id, a.PatientId }).ToListAsync(cancel),
            cancel
        );
        return all.Find(a => ChatCalls.CodeOf(by, a.Id, keys) == code) is { } found
            ? (found.Id, found.PatientId)
            : null;
    }

    private Task<StepResult> ShowAsync(TherapistTap tap, ChatWords words, CancellationToken cancel) =>
        answer.ShowAsync(tap.Message, words, tap.Remove, cancel);
}
