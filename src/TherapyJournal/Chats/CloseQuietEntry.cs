using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Step: ends an entry whose writer has fallen silent. Its time stands in the queue, so that no restart forgets it.</summary>
internal sealed class CloseQuietEntry(
    JournalStore store,
    PatientRecords records,
    FindChat find,
    CloseEntry close,
    SaveConversation save,
    ChatOptions options,
    TimeProvider clock
) : IWorkStep
{
    // A therapist who is called at night wants to read what was written, and not in ten minutes.
    private static readonly Duration WhereUrgent = Duration.FromMinutes(1);

    // A therapist reads what was written, also while whoever writes down what was spoken is away.
    private static readonly Duration LongestForVoice = Duration.FromHours(1);

    private static readonly Duration UntilTheyMayBeBack = Duration.FromHours(1);

    public string Name => nameof(CloseQuietEntry);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var found = await store.ReadAsync(db => find.OfAsync(db, item.PatientId, cancel), cancel);
        if (found?.Content.Begun is not { } begun || begun.Id != item.SubjectId)
        {
            return StepResult.Nothing;
        }
        if (await DueAsync(begun, cancel) is var due && clock.Now() < due)
        {
            return new StepResult.Done(null, Begun(item.PatientId, begun.Id, item.LaneId, due));
        }
        var standing = await store.ReadAsync(db => records.StandingAsync(db, item.PatientId, cancel), cancel);
        if (standing is StandingOutcome.Missing)
        {
            // Hidden by a request for erasure, which may be called off.
            return new StepResult.Done(
                null,
                Begun(item.PatientId, begun.Id, item.LaneId, clock.Now() + UntilTheyMayBeBack)
            );
        }
        if (standing is not StandingOutcome.Known known)
        {
            return new StepResult.Later(nameof(DoorRefusal.Damaged));
        }
        var effect = await close.PrepareAsync(
            item.PatientId,
            begun,
            found.Content.Address.Channel,
            isPrivate: begun.EndsPrivate ?? begun.IsPrivate,
            cancel
        );
        return new StepResult.Done(db => save.RunAsync(db, found, known.Standing, effect.Save));
    }

    // What was spoken belongs to it: it waits until that is text. An entry of nothing else waits as long as it takes.
    private async Task<Instant> DueAsync(EntryBegun begun, CancellationToken cancel)
    {
        var (last, pause) = (Instant.FromUnixTimeMilliseconds(begun.LastAt), Pause(options, begun));
        var isWritten = await store.ReadAsync(db => db.EntryParts.AnyAsync(p => p.EntryId == begun.Id, cancel), cancel);
        if (!await store.ReadAsync(db => Recordings.AnyOfAsync(db, begun.Id, cancel), cancel))
        {
            return isWritten && begun.EndsPrivate is null ? last + pause : last;
        }
        var most = last + (begun.IsUrgent ? pause : LongestForVoice);
        var soon = clock.Now() + pause;
        return isWritten ? Instant.Min(most, soon) : soon;
    }

    /// <summary>So long somebody may think before their entry counts as finished.</summary>
    public static Duration Pause(ChatOptions options, EntryBegun begun)
    {
        var usual = Duration.FromMinutes(options.QuietMinutes);
        return begun.IsUrgent ? Duration.Min(usual, WhereUrgent) : usual;
    }

    /// <summary>That an entry was begun, which is looked at when it may be finished.</summary>
    public static WorkEvent Begun(PatientId patient, Guid entry, Guid lane, Instant due) =>
        new(WorkEventKind.EntryBegun, patient, entry, Due: due) { Lane = lane };
}
