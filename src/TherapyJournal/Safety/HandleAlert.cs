using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Safety;

/// <summary>A therapist's acts on an alert: open → acknowledged → lifted.</summary>
public sealed class HandleAlert(JournalStore store, PatientRecords records, TimeProvider clock)
{
    /// <summary>Says that somebody has seen it, with what was done, or why it was a false alarm.</summary>
    public Task<HandleAlertOutcome> AcknowledgeAsync(
        Reader.Therapist therapist,
        Guid alert,
        string note,
        CancellationToken cancel
    ) =>
        string.IsNullOrWhiteSpace(note)
            ? Task.FromResult<HandleAlertOutcome>(
                new HandleAlertOutcome.Unusable(
                    "Say in a few words what was done, or why it was a false alarm: --note \"…\"."
                )
            )
            : MoveAsync(therapist, alert, RiskAlertState.Open, RiskAlertState.Acknowledged, note.Trim(), cancel);

    /// <summary>Ends the alert: the patient is answered in the usual words again.</summary>
    public Task<HandleAlertOutcome> LiftAsync(
        Reader.Therapist therapist,
        Guid alert,
        string? note,
        CancellationToken cancel
    ) => MoveAsync(therapist, alert, RiskAlertState.Acknowledged, RiskAlertState.Lifted, note, cancel);

    private async Task<HandleAlertOutcome> MoveAsync(
        Reader.Therapist therapist,
        Guid alert,
        RiskAlertState from,
        RiskAlertState to,
        string? note,
        CancellationToken cancel
    )
    {
        var owner = await store.ReadAsync(
            db => db.Alerts.Where(a => a.Id == alert).Select(a => (PatientId?)a.PatientId).FirstOrDefaultAsync(cancel),
            cancel
        );
        if (owner is not { } patient)
        {
            return new HandleAlertOutcome.NoSuchAlert();
        }
        var read = await records.ReadAsync(
            therapist,
            patient,
            Purpose.HandleAlert,
            async (record, db) =>
            {
                var all = await ReadAlerts.FromAsync(record, db);
                var view = all.SingleOrDefault(a => a.Id == alert && a.Content.JoinedTo is null);
                return view is null ? null : new Seen(view, all.Count + record.Damaged.Count);
            },
            cancel
        );
        if (read is not ReadOutcome<Seen?>.Open { Value: { } seen })
        {
            return read is ReadOutcome<Seen?>.Refused { Why: not DoorRefusal.Missing } refused
                ? new HandleAlertOutcome.Refused(refused.Why)
                : new HandleAlertOutcome.NoSuchAlert();
        }
        return seen.Alert.Content.State == from
            ? await SaveAsync(therapist, seen, to, note, cancel)
            : new HandleAlertOutcome.WrongState(seen.Alert.Content.State);
    }

    private Task<HandleAlertOutcome> SaveAsync(
        Reader.Therapist therapist,
        Seen seen,
        RiskAlertState to,
        string? note,
        CancellationToken cancel
    )
    {
        var view = seen.Alert;
        var what = to == RiskAlertState.Lifted ? "lifted" : "acknowledged";
        var after = view.Content with
        {
            State = to,
            History =
            [
                .. view.Content.History,
                new RiskAlertEvent(clock.NowStored(), what, $"therapist:{therapist.Id}", note),
            ],
        };
        return store.TransactAsync<HandleAlertOutcome>(
            async db =>
            {
                // Whoever erases the patient at this moment has copied the alert as it was, or waits and copies it as it is then.
                await PatientTurn.TakeAsync(db, view.Patient, cancel);
                // Whoever joins the alert at this moment holds it too: what they add is seen then, or they see the new state.
                await JoinAlert.HoldAsync(db, view.Id, view.Version, cancel);
                var row = await db.Alerts.FirstOrDefaultAsync(a => a.Id == view.Id, cancel);
                if (row is null || await records.SealerAsync(db, view.Patient, cancel) is not { } sealer)
                {
                    return new HandleAlertOutcome.NoSuchAlert();
                }
                if (
                    row.Version != view.Version
                    || await db.Alerts.CountAsync(a => a.PatientId == view.Patient, cancel) != seen.AlertsOfPatient
                )
                {
                    return new HandleAlertOutcome.StaleVersion();
                }
                sealer.Seal(row, after);
                return new HandleAlertOutcome.Handled(view with { Content = after });
            },
            cancel
        );
    }

    /// <summary>An alert as it was read, and how many its patient had.</summary>
    private sealed record Seen(AlertView Alert, int AlertsOfPatient);
}

/// <summary>An alert as a therapist sees it.</summary>
public sealed record AlertView(Guid Id, int Version, PatientId Patient, Guid EntryId, RiskAlertContent Content)
{
    /// <summary>What joined it while it was open, oldest first: the same once more, by which nobody was woken anew.</summary>
    public IReadOnlyList<AlertView> Joined { get; init; } = [];
}

/// <summary>What acting on an alert came to.</summary>
public abstract record HandleAlertOutcome
{
    private HandleAlertOutcome() { }

    public sealed record Handled(AlertView Alert) : HandleAlertOutcome;

    public sealed record NoSuchAlert : HandleAlertOutcome;

    /// <summary>It stands elsewhere: only an open one is acknowledged, only an acknowledged one lifted.</summary>
    public sealed record WrongState(RiskAlertState State) : HandleAlertOutcome;

    /// <summary>Somebody acted on it, or more was written, at the same moment: look again.</summary>
    public sealed record StaleVersion : HandleAlertOutcome;

    public sealed record Unusable(string Sentence) : HandleAlertOutcome;

    public sealed record Refused(DoorRefusal Why) : HandleAlertOutcome;
}
