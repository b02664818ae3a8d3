using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Safety;

/// <summary>Screens words as they arrive, inside the transaction that records them, and raises an alert with its crisis answer.</summary>
public sealed class RaiseAlert(WorkQueue queue, Keys keys, TimeProvider clock)
{
    internal const string CrisisKind = "crisis-answer";

    /// <summary>Screens the text; where something is raised, adds the alert, the owed crisis answer and what must follow.</summary>
    /// <returns>The words to say at once; null: nothing was raised.</returns>
    public async Task<CrisisAnswer?> ScreenAsync(
        JournalDb db,
        PatientSealer sealer,
        PatientStandingContent standing,
        Guid entry,
        string text,
        bool isPrivate,
        bool isKept,
        CancellationToken cancel
    )
    {
        var finding = RiskScreen.Screen(text);
        if (finding.Level == RiskLevel.None)
        {
            return null;
        }
        var now = clock.NowStored();
        var alert = new RiskAlert { Id = RowId.New(clock), EntryId = entry };
        sealer.Seal(
            alert,
            new RiskAlertContent(
                finding.Level.ToString(),
                finding.Severity,
                [.. finding.Categories.Select(c => c.ToString())],
                now,
                isPrivate
            )
            {
                History = [new RiskAlertEvent(now, "raised")],
            }
        );
        db.Alerts.Add(alert);

        var fate =
            !isKept ? WordsFate.NotKept
            : isPrivate ? WordsFate.Private
            : WordsFate.Shared;
        var words = await WordsAsync(db, finding.Level, standing, fate, cancel);
        var message = new OutgoingMessage { Id = RowId.New(clock), SubjectId = entry };
        sealer.Seal(message, new OutgoingMessageContent(CrisisKind, words, now));
        db.Outbox.Add(message);

        await queue.AddAsync(db, new WorkEvent(WorkEventKind.RiskRaised, sealer.Patient, alert.Id));
        return new CrisisAnswer(message.Id, alert.Id, finding.Level, finding.Severity, words);
    }

    private async Task<string> WordsAsync(
        JournalDb db,
        RiskLevel level,
        PatientStandingContent standing,
        WordsFate fate,
        CancellationToken cancel
    )
    {
        var practice = await ReadFixedWords.OfPracticeAsync(db, keys, cancel);
        return level == RiskLevel.Urgent
            ? CrisisWords.Urgent(standing.Country, standing.Language, practice.ReadingTimes, practice.Helplines, fate)
            : CrisisWords.Concern(standing.Country, standing.Language, practice.ReadingTimes, practice.Helplines, fate);
    }
}

/// <summary>Fixed words that a patient must see at once.</summary>
/// <param name="MessageId">The owed message, to be marked as delivered.</param>
/// <param name="AlertId">The alert that stands.</param>
/// <param name="Level">Urgent or concern.</param>
/// <param name="Severity">0 none … 6 attempt.</param>
/// <param name="Words">The words.</param>
public sealed record CrisisAnswer(Guid MessageId, Guid AlertId, RiskLevel Level, int Severity, string Words);
