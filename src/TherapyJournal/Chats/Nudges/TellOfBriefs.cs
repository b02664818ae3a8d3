using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats.Nudges;

/// <summary>Step: tells a therapist's chat that the brief for a session is ready, together with all that are due then. It says when they are, and of whom nothing.</summary>
/// <remarks>
/// Nothing is made or kept for it: a brief is made when it is opened. Whom it told stands in the session before it is sent, and
/// what may have arrived is not sent again: rather none than two, since each session stands on the therapist's first page too.
/// </remarks>
internal sealed class TellOfBriefs(
    JournalStore store,
    Keys keys,
    BriefSessions sessions,
    NoteTherapistChat note,
    ChatSenders senders,
    TimeProvider clock
) : IWorkStep
{
    private static readonly Duration Pause = Duration.FromMinutes(30);

    public string Name => BriefCalendar.Step;

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var id = new TherapistId(item.PatientId.Value);
        var therapist = await store.ReadAsync(db => FoundTherapist.OfAsync(db, keys, id, cancel), cancel);
        if (therapist is not { Chat.BlockedAt: null, Content: { Briefs.IsOff: false, Nudges.Pace: not NudgePace.Off } })
        {
            return StepResult.Nothing;
        }
        var now = clock.Now();
        var zone = therapist.Content.Zone;
        if (
            await sessions.FindAsync(therapist, item.SubjectId, cancel) is not { } session
            || now >= session.Planned.Over(zone)
        )
        {
            return StepResult.Nothing;
        }
        if (HeldUntil(therapist, session.Planned, now) is { } later)
        {
            return later >= session.Planned.Over(zone) || await WaitsAsync(item, later, cancel)
                ? StepResult.Nothing
                : new StepResult.Done(null, BriefCalendar.At(id, item.SubjectId, later));
        }
        var due = await TogetherAsync(therapist, session, now, cancel);
        return await TellAsync(item, therapist, due, now, cancel);
    }

    /// <summary>Until when it waits; null: it may be told now.</summary>
    private static Instant? HeldUntil(FoundTherapist therapist, PlannedSession session, Instant now)
    {
        var zone = therapist.Content.Zone;
        // The session was moved, or the therapist's clock or wish changed.
        var evening = therapist.Content.Briefs.Evening(session, zone);
        return evening > now ? evening : therapist.Content.Nudges.QuietUntil(now, zone);
    }

    // Whether the same stands in the queue for then already, so that plans do not multiply.
    private Task<bool> WaitsAsync(WorkItem item, Instant later, CancellationToken cancel)
    {
        var until = later.ToUnixTimeMilliseconds();
        return store.ReadAsync(
            db =>
                db.WorkItems.AnyAsync(
                    w =>
                        w.Kind == item.Kind
                        && w.PatientId == item.PatientId
                        && w.SubjectId == item.SubjectId
                        && w.Id != item.Id
                        && w.Due > item.Due
                        && w.Due <= until,
                    cancel
                ),
            cancel
        );
    }

    /// <summary>The session, and whichever else is due in the therapist's lane now.</summary>
    private async Task<IReadOnlyList<SessionToTell>> TogetherAsync(
        FoundTherapist therapist,
        SessionToTell session,
        Instant now,
        CancellationToken cancel
    )
    {
        var (lane, until) = (new PatientId(therapist.Id.Value), now.ToUnixTimeMilliseconds());
        var due = await store.ReadAsync(
            db =>
                db.WorkItems.Where(w => w.Kind == Name && w.PatientId == lane && w.Due <= until)
                    .Select(w => w.SubjectId)
                    .Distinct()
                    .ToListAsync(cancel),
            cancel
        );
        var all = new List<SessionToTell> { session };
        foreach (var other in due.Where(d => d != session.Row.Id))
        {
            if (
                await sessions.FindAsync(therapist, other, cancel) is { } found
                && now < found.Planned.Over(therapist.Content.Zone)
                && HeldUntil(therapist, found.Planned, now) is null
            )
            {
                all.Add(found);
            }
        }
        return all;
    }

    private async Task<StepResult> TellAsync(
        WorkItem item,
        FoundTherapist therapist,
        IReadOnlyList<SessionToTell> due,
        Instant now,
        CancellationToken cancel
    )
    {
        var told = await sessions.ClaimAsync(therapist.Id, due, cancel);
        if (told.Count == 0)
        {
            return StepResult.Nothing;
        }
        var words = new ChatWords(
            TherapistTexts.BriefsReady([.. told.Select(t => t.Planned)], now, therapist.Content.Zone)
        );
        switch (await senders.For(therapist.Address).SendAsync(therapist.Address, words, cancel))
        {
            case SendOutcome.Sent or SendOutcome.Unsure:
                return new StepResult.Done(null);
            case SendOutcome.NotNow later:
                // A channel may be away for a day: that parks nothing, and once the session has begun it is too late. The others come by themselves.
                await sessions.ReleaseAsync(therapist.Id, told, cancel);
                var again = now + (later.After ?? Pause);
                return new StepResult.Done(null, BriefCalendar.At(therapist.Id, item.SubjectId, again));
            case SendOutcome.Blocked or SendOutcome.Refused:
                return new StepResult.Done(db => note.BlockedAsync(db, therapist));
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }
}
