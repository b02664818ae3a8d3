using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats.Nudges;

/// <summary>The nudges of a therapist: they belong to several patients, and one that does not open holds up no other.</summary>
internal sealed class NudgeRows(
    JournalStore store,
    PatientRecords records,
    OpenWordless open,
    WorkQueue queue,
    TimeProvider clock
)
{
    // Those that are owed are among the newest.
    private const int Most = 500;

    /// <summary>The newest, oldest first.</summary>
    public Task<IReadOnlyList<OpenedNudge>> NewestAsync(TherapistId therapist, CancellationToken cancel) =>
        OpenAsync(
            db => db.Nudges.Where(n => n.TherapistId == therapist).OrderByDescending(n => n.EntryId).Take(Most),
            cancel
        );

    /// <summary>Those of one push, oldest first.</summary>
    public Task<IReadOnlyList<OpenedNudge>> OfPushAsync(TherapistId therapist, Guid push, CancellationToken cancel) =>
        OpenAsync(db => db.Nudges.Where(n => n.TherapistId == therapist && n.PushId == push), cancel);

    /// <summary>One; null: it is not there, or another therapist's.</summary>
    public async Task<OpenedNudge?> FindAsync(TherapistId therapist, Guid nudge, CancellationToken cancel) =>
        (
            await OpenAsync(db => db.Nudges.Where(n => n.Id == nudge && n.TherapistId == therapist), cancel)
        ).FirstOrDefault();

    /// <summary>Whether the entry is still new to the therapist: of a patient of theirs who is not hidden, in their inbox, and not seen.</summary>
    public Task<bool> IsNewAsync(OpenedNudge nudge, CancellationToken cancel) =>
        store.ReadAsync(
            async db =>
                await db
                    .Notifications.AsNoTracking()
                    .FirstOrDefaultAsync(
                        n =>
                            n.EntryId == nudge.Row.EntryId
                            && n.TherapistId == nudge.Row.TherapistId
                            && db.Patients.Any(p => p.PatientId == n.PatientId && p.EraseDue == null),
                        cancel
                    )
                    is { } row
                && await OpenAsync(db, row, cancel) is { SeenAt: null }
                && (await records.TherapistsOfAsync(db, row.PatientId, cancel)).Contains(row.TherapistId),
            cancel
        );

    /// <summary>Saves what became of one, if it stands as it was read.</summary>
    /// <returns>False: it went on meanwhile, or is gone.</returns>
    public Task<bool> SaveAsync(
        OpenedNudge before,
        NudgeContent after,
        CancellationToken cancel,
        params IReadOnlyList<WorkEvent> events
    ) =>
        store.TransactAsync(
            async db =>
            {
                if (!await SaveAsync(db, before, after, cancel))
                {
                    return false;
                }
                foreach (var happened in events)
                {
                    await queue.AddAsync(db, happened);
                }
                return true;
            },
            cancel
        );

    /// <summary>The same inside a transaction.</summary>
    /// <param name="db">The transaction.</param>
    /// <param name="before">As it was read.</param>
    /// <param name="after">As it stands then.</param>
    /// <param name="cancel">Stops the wait.</param>
    /// <param name="push">The push that tells of it from now on; null: as before.</param>
    public async Task<bool> SaveAsync(
        JournalDb db,
        OpenedNudge before,
        NudgeContent after,
        CancellationToken cancel,
        Guid? push = null
    )
    {
        var row = await db.Nudges.FirstOrDefaultAsync(n => n.Id == before.Row.Id, cancel);
        if (
            row?.Version != before.Row.Version
            || await records.SealerAsync(db, row.PatientId, cancel) is not { } sealer
        )
        {
            return false;
        }
        row.PushId = push ?? row.PushId;
        sealer.Seal(row, after);
        return true;
    }

    /// <summary>That it is done with.</summary>
    public NudgeContent Done(OpenedNudge nudge) => nudge.Content with { DoneAt = clock.NowStored() };

    private Task<IReadOnlyList<OpenedNudge>> OpenAsync(
        Func<JournalDb, IQueryable<Nudge>> which,
        CancellationToken cancel
    ) =>
        store.ReadAsync<IReadOnlyList<OpenedNudge>>(
            async db =>
            {
                var opened = new List<OpenedNudge>();
                foreach (var row in await which(db).AsNoTracking().ToListAsync(cancel))
                {
                    if (await OpenAsync(db, row, cancel) is { } content)
                    {
                        opened.Add(new OpenedNudge(row, content));
                    }
                }
                return [.. opened.OrderBy(n => n.Content.At).ThenBy(n => n.Row.EntryId)];
            },
            cancel
        );

    private async Task<TContent?> OpenAsync<TContent>(JournalDb db, PatientRow<TContent> row, CancellationToken cancel)
        where TContent : class
    {
        try
        {
            return await open.RunAsync(db, row, cancel);
        }
        catch (DamagedRowException)
        {
            return null;
        }
    }
}

/// <summary>A nudge as it stands.</summary>
internal sealed record OpenedNudge(Nudge Row, NudgeContent Content)
{
    /// <summary>Whether its words stand in this message: of one push some may be open in its own, and others in a digest's.</summary>
    public bool IsShownIn(long? message) => Content.IsShown && Content.ShownIn == message;
}
