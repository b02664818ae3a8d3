using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Safety.Calling;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Safety;

/// <summary>A step that calls whoever is due to be called for an alert, and puts each call with its proof into the alert's history.</summary>
/// <remarks>A process that dies between a call and its saving calls once more: better twice than not at all. Both bear the same number.</remarks>
internal abstract class CallForAlert(
    PatientRecords records,
    Keys keys,
    IEnumerable<ICallChannel> channels,
    AlertOptions options,
    TimeProvider clock
) : IWorkStep
{
    private readonly CallLadder ladder = new(options);

    public abstract string Name { get; }

    /// <summary>Does what is due for the alert that the work is about; an alert that somebody has acknowledged calls nobody.</summary>
    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var now = clock.Now();
        var read = await records.ReadAsync(
            new Reader.Assistant(Name),
            item.PatientId,
            Purpose.HandleAlert,
            async (record, db) =>
            {
                var row = await db.Alerts.FirstOrDefaultAsync(a => a.Id == item.SubjectId, cancel);
                var therapists = await records.TherapistsOfAsync(db, item.PatientId, cancel);
                var people = await CalledPeople.FromAsync(db, keys, therapists, now, cancel);
                return row is null ? null : new Standing(row.Version, record.Open(row), people);
            },
            cancel
        );
        if (read is not ReadOutcome<Standing?>.Open { Value: { } standing })
        {
            return StepResult.Without(read);
        }
        if (standing.Alert.State != RiskAlertState.Open)
        {
            return StepResult.Nothing;
        }
        if (standing.Alert.IsUrgent)
        {
            return Saved(item, standing, await CallAsync(item.SubjectId, standing, now, cancel), now);
        }
        // A concern wakes nobody: it is the top of the inbox.
        return standing.Alert.Rungs > 0
            ? StepResult.Nothing
            : Saved(item, standing, PutIntoInboxes(standing, now), now);
    }

    private static RiskAlertContent PutIntoInboxes(Standing standing, Instant now) =>
        standing.Alert with
        {
            Rungs = 1,
            History = [.. standing.Alert.History, .. standing.People.ToldAt(now)],
        };

    private async Task<RiskAlertContent> CallAsync(Guid alert, Standing standing, Instant now, CancellationToken cancel)
    {
        var before = standing.Alert;
        var raised = Instant.FromUnixTimeMilliseconds(before.RaisedAt);
        var late = ladder.Late(raised, before.Rungs, IsReached(before.History), now);
        var due = ladder.DueBy(raised, now);
        var done = Math.Max(due, before.Rungs + 1);
        var events = new List<RiskAlertEvent>();
        events.AddRange(await CallAsync(alert, standing, CallLadder.Between(before.Rungs, done), late, now, cancel));
        // Whom nobody answers for, or nobody can reach, is no reason to wait: the next rung is tried at once.
        while (!IsReached(events) && done < (int)Rung.Everybody)
        {
            events.AddRange(await CallAsync(alert, standing, [CallLadder.At(done)], late, now, cancel));
            done++;
        }
        return before with
        {
            Rungs = Math.Max(due, Math.Min(done, (int)Rung.Everybody)),
            History =
            [
                .. before.History,
                .. before.Rungs == 0 ? standing.People.ToldAt(now) : [],
                .. events.Where(e => IsNews(before.History, e)),
            ],
        };
    }

    // A mail server that is away for a day is one line, not one for each try.
    private static bool IsNews(IReadOnlyList<RiskAlertEvent> history, RiskAlertEvent happened) =>
        happened.What != RiskAlertEvent.NotReached
        || history.LastOrDefault(h => h.By == happened.By) is not { What: RiskAlertEvent.NotReached } last
        || last.Note != happened.Note;

    private static bool IsReached(IEnumerable<RiskAlertEvent> events) =>
        events.Any(e => e.What == RiskAlertEvent.Called);

    private async Task<IReadOnlyList<RiskAlertEvent>> CallAsync(
        Guid alert,
        Standing standing,
        IReadOnlyList<Rung> rungs,
        Duration? late,
        Instant now,
        CancellationToken cancel
    )
    {
        var called = standing
            .Alert.History.Where(h => h.What == RiskAlertEvent.Called)
            .CountBy(h => h.By ?? "")
            .ToDictionary();
        return await Task.WhenAll(
            standing
                .People.On(rungs)
                .Select(person => (Person: person, Ways: channels.Where(c => c.Leads(person.Contact)).ToList()))
                .Where(p => p.Ways.Count > 0)
                .Select(async p =>
                {
                    var (person, ways) = p;
                    var before = called.GetValueOrDefault(person.By);
                    var message = CallWords.Of(
                        $"{alert:N}.{before}.{person.By.Replace(':', '-')}",
                        person.Role,
                        isAgain: before > 0,
                        Instant.FromUnixTimeMilliseconds(standing.Alert.RaisedAt),
                        late
                    );
                    var to = new CallTo(person.By, alert, person.Contact);
                    var calls = await Task.WhenAll(
                        ways.Select(async way => (way.Name, Outcome: await way.CallAsync(to, message, cancel)))
                    );
                    return CallEvent.Of(person, calls, late, now);
                })
        );
    }

    private StepResult Saved(WorkItem item, Standing standing, RiskAlertContent after, Instant now)
    {
        var raised = Instant.FromUnixTimeMilliseconds(after.RaisedAt);
        WorkEvent[] next = after.IsUrgent
            ?
            [
                new(
                    WorkEventKind.AlertUnanswered,
                    item.PatientId,
                    item.SubjectId,
                    Due: ladder.Next(
                        raised,
                        after.Rungs,
                        now,
                        wasReached: IsReached(standing.Alert.History),
                        isReached: IsReached(after.History.Skip(standing.Alert.History.Count))
                    )
                ),
            ]
            : [];
        var hasNews = after.Rungs != standing.Alert.Rungs || after.History.Count != standing.Alert.History.Count;
        return new StepResult.Done(
            !hasNews
                ? null
                : async db =>
                {
                    var row = await db.Alerts.FirstOrDefaultAsync(a => a.Id == item.SubjectId);
                    // A therapist may have acted in between: they know, and their step must not be overwritten.
                    if (
                        row?.Version == standing.Version
                        && await records.SealerAsync(db, item.PatientId, default) is { } sealer
                    )
                    {
                        sealer.Seal(row, after);
                    }
                },
            next
        );
    }

    private sealed record Standing(int Version, RiskAlertContent Alert, CalledPeople People);
}
