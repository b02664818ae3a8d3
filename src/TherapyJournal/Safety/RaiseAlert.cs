using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Safety;

/// <summary>Screens words as they arrive, inside the transaction that records them, and raises an alert with its crisis answer; later also for what a model found in them.</summary>
public sealed class RaiseAlert(WorkQueue queue, StandingAlerts standing, Keys keys, TimeProvider clock)
{
    private readonly OweCrisisAnswer owe = new(queue, keys, clock);

    internal const string CrisisKind = "crisis-answer";

    /// <summary>Screens the text; where something is raised, adds the alert, the owed crisis answer and what must follow.</summary>
    /// <remarks>Words that say no more than an open alert does join it: then the answer is one short line, owed at most once an hour.</remarks>
    /// <returns>The words to say at once; null: nothing was raised.</returns>
    public async Task<CrisisAnswer?> ScreenAsync(
        JournalDb db,
        PatientSealer sealer,
        PatientStandingContent patient,
        Guid entry,
        string text,
        bool isPrivate,
        bool isKept,
        CancellationToken cancel,
        bool isOld = false
    )
    {
        var beside = RiskScreen.Screen(text, besideDanger: true);
        if (beside.Level == RiskLevel.None)
        {
            return null;
        }
        await TakeTurnAsync(db, sealer.Patient, cancel);
        var alerts = await standing.OfAsync(db, sealer.Patient, cancel);
        // Whoever said tonight that they want to die, and then "I am going to do it now", need not say it all again.
        var finding =
            !isOld && alerts.Any(a => a.Content is { JoinedTo: null, IsUrgent: true, State: not RiskAlertState.Lifted })
                ? beside
                : RiskScreen.Screen(text);
        if (finding.Level == RiskLevel.None)
        {
            return null;
        }
        var words = new ScreenedWords(entry, isPrivate, isKept, isOld);
        return await RaiseAsync(db, sealer, patient, words, finding, byModel: null, alerts, cancel);
    }

    /// <summary>Screens words that were screened message by message, now that they stand together: only what is more than was raised then is raised.</summary>
    internal async Task<CrisisAnswer?> ScreenTogetherAsync(
        JournalDb db,
        PatientSealer sealer,
        PatientStandingContent patient,
        Guid entry,
        string text,
        bool isPrivate,
        CancellationToken cancel
    )
    {
        var finding = RiskScreen.Screen(text);
        if (finding.Level == RiskLevel.None)
        {
            return null;
        }
        var words = new ScreenedWords(entry, isPrivate, IsKept: true, IsOld: false);
        return await RaiseMoreAsync(db, sealer, patient, words, finding, byModel: null, cancel);
    }

    /// <summary>Raises what a model has found, inside the transaction that ends its step, in the same way as the rules do.</summary>
    /// <remarks>Only upwards: where as much stands already for these words nothing is added and nothing changed, so that it may run again.</remarks>
    /// <returns>The answer that is owed; null: nothing new was raised.</returns>
    internal Task<CrisisAnswer?> AddAsync(
        JournalDb db,
        PatientSealer sealer,
        PatientStandingContent patient,
        ScreenedWords words,
        ModelFinding found,
        CancellationToken cancel
    ) => RaiseMoreAsync(db, sealer, patient, words, found.Finding, found.By, cancel);

    private async Task<CrisisAnswer?> RaiseMoreAsync(
        JournalDb db,
        PatientSealer sealer,
        PatientStandingContent patient,
        ScreenedWords words,
        RiskFinding finding,
        string? byModel,
        CancellationToken cancel
    )
    {
        await TakeTurnAsync(db, sealer.Patient, cancel);
        var alerts = await standing.OfAsync(db, sealer.Patient, cancel);
        return finding.Level > words.RaisedAs(alerts)
            ? await RaiseAsync(db, sealer, patient, words, finding, byModel, alerts, cancel)
            : null;
    }

    private async Task<CrisisAnswer> RaiseAsync(
        JournalDb db,
        PatientSealer sealer,
        PatientStandingContent patient,
        ScreenedWords raised,
        RiskFinding finding,
        string? byModel,
        IReadOnlyList<StandingAlert> alerts,
        CancellationToken cancel
    )
    {
        var now = clock.NowStored();
        var joined =
            !raised.IsOld
            && JoinAlert.Find(finding, alerts) is { } open
            && await JoinAlert.HoldAsync(db, open.Id, open.Version, cancel)
                ? open
                : null;
        var isOwed = joined is null || JoinAlert.IsLineOwed(joined, alerts, Instant.FromUnixTimeMilliseconds(now));
        var alert = new RiskAlert { Id = RowId.New(clock), EntryId = raised.Entry };
        sealer.Seal(
            alert,
            new RiskAlertContent(
                finding.Level.ToString(),
                finding.Severity,
                [.. finding.Categories.Select(c => c.ToString())],
                now,
                raised.IsPrivate
            )
            {
                History = [new RiskAlertEvent(now, "raised")],
                JoinedTo = joined?.Id,
                LineOwed = joined is not null && isOwed,
                FromOldWords = raised.IsOld,
                RaisedBy = byModel,
                Sentence =
                    byModel is not null && finding.Spans is [var (start, length), ..]
                        ? new SentencePlace(raised.Number, start, length)
                        : null,
            }
        );
        db.Alerts.Add(alert);

        var fate =
            !raised.IsKept ? WordsFate.NotKept
            : raised.IsPrivate ? WordsFate.Private
            : WordsFate.Shared;
        var words = await owe.WordsAsync(db, joined is null ? finding : RiskFinding.Nothing, patient, fate, cancel);
        if (joined is null || await CallsNobodyAsync(db, joined, cancel))
        {
            await queue.AddAsync(db, new WorkEvent(WorkEventKind.RiskRaised, sealer.Patient, joined?.Id ?? alert.Id));
        }
        return new CrisisAnswer(
            isOwed ? await owe.OweAsync(db, sealer, raised.Entry, words, now, cancel) : null,
            joined?.Id ?? alert.Id,
            finding.Level,
            finding.Severity,
            words
        )
        {
            IsShort = joined is not null,
        };
    }

    /// <summary>Whoever erases the patient at this moment finds the alert, or has erased them; two who write at once pass one by one.</summary>
    private static async Task TakeTurnAsync(JournalDb db, PatientId patient, CancellationToken cancel)
    {
        var isNew = db.Standings.Local.Any(s => s.PatientId == patient);
        if (await PatientTurn.TakeAsync(db, patient, cancel) == 0 && !isNew)
        {
            throw new DbUpdateConcurrencyException("The patient was erased at this moment.");
        }
    }

    // Work that failed too often waits for a person; words that come in meanwhile must not wait with it.
    private static async Task<bool> CallsNobodyAsync(JournalDb db, StandingAlert joined, CancellationToken cancel) =>
        joined.Content.IsUrgent
        && !await db.WorkItems.AnyAsync(w => w.SubjectId == joined.Id && w.Due < WorkQueue.Parked, cancel);
}

/// <summary>Fixed words that a patient must see at once.</summary>
/// <param name="MessageId">The owed message, to be marked as delivered; null: the short line was owed within the last hour, so a channel that sends sends nothing.</param>
/// <param name="AlertId">The alert that stands: raised by these words, or joined by them.</param>
/// <param name="Level">Urgent or concern.</param>
/// <param name="Severity">0 none … 6 attempt.</param>
/// <param name="Words">The words.</param>
public sealed record CrisisAnswer(Guid? MessageId, Guid AlertId, RiskLevel Level, int Severity, string Words)
{
    /// <summary>The words joined an open alert, and are answered with the short line.</summary>
    public bool IsShort { get; init; }
}
