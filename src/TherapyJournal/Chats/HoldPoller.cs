using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Holds the poller of one of our accounts: whoever has the lease asks for messages, and no other program does.</summary>
/// <remarks>A leased row and no session lock, so that it works behind a pooler of connections. A message that two programs fetch all the same is taken in once.</remarks>
public sealed class HoldPoller(JournalStore store, WorkOptions options, TimeProvider clock)
{
    /// <summary>How long a lease holds that nobody renews: whoever takes over waits as long.</summary>
    public Duration Lease { get; } = Duration.FromSeconds(options.LeaseSeconds);

    // After a week without messages Telegram numbers anew, so that an old number would pass them over.
    private static readonly Duration NumberHolds = Duration.FromDays(6);

    /// <summary>Takes the poller, or holds it longer.</summary>
    /// <param name="account">The number of our account.</param>
    /// <param name="held">What is held already; null: nothing.</param>
    /// <param name="cancel">Stops the wait.</param>
    /// <returns>Null: another program holds it.</returns>
    public async Task<HeldPoller?> RunAsync(long account, HeldPoller? held, CancellationToken cancel)
    {
        try
        {
            return await store.TransactAsync(db => TakeAsync(db, account, held, cancel), cancel);
        }
        catch (DbUpdateException fault) when (store.Kind.IsDuplicate(fault))
        {
            // Two began at once, and the other one was faster.
            return null;
        }
    }

    private async Task<HeldPoller?> TakeAsync(JournalDb db, long account, HeldPoller? held, CancellationToken cancel)
    {
        var id = IdOf(account);
        var now = clock.NowStored();
        var until = (clock.Now() + Lease).ToUnixTimeMilliseconds();
        var fence = held?.Fence ?? -1;
        var taken = await db
            .Pollers.Where(p => p.Id == id && (p.LeaseUntil <= now || p.Fence == fence))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(p => p.Fence, p => p.Fence == fence ? p.Fence : p.Fence + 1)
                        .SetProperty(p => p.LeaseUntil, until),
                cancel
            );
        if (taken == 0)
        {
            if (await db.Pollers.AnyAsync(p => p.Id == id, cancel))
            {
                return null;
            }
            db.Pollers.Add(
                new Poller
                {
                    Id = id,
                    LeaseUntil = until,
                    Fence = 1,
                }
            );
            return new HeldPoller(id, 1, null);
        }
        var row = await db.Pollers.AsNoTracking().SingleAsync(p => p.Id == id, cancel);
        var holds = row.NextAt > (clock.Now() - NumberHolds).ToUnixTimeMilliseconds();
        return new HeldPoller(id, row.Fence, holds ? row.Next : null);
    }

    /// <summary>Gives it back before the lease is over, so that another program may go on at once.</summary>
    public Task LetGoAsync(HeldPoller held, CancellationToken cancel) =>
        store.TransactAsync(
            db =>
                db.Pollers.Where(p => p.Id == held.Id && p.Fence == held.Fence)
                    .ExecuteUpdateAsync(set => set.SetProperty(p => p.LeaseUntil, 0), cancel),
            cancel
        );

    private static Guid IdOf(long account)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes[8..], account);
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>The poller, as the program holds it that asks.</summary>
/// <param name="Id">Which.</param>
/// <param name="Fence">The number of this lease.</param>
/// <param name="Next">The first message to ask for; null: whatever is there.</param>
public sealed record HeldPoller(Guid Id, long Fence, long? Next)
{
    /// <summary>Notes what is asked for next, in the transaction that takes in what came before.</summary>
    /// <exception cref="PollerLostException">Another program holds it by now.</exception>
    internal async Task NoteAsync(JournalDb db, long next, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.NowStored();
        var noted = await db
            .Pollers.Where(p => p.Id == Id && p.Fence == Fence)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Next, next).SetProperty(p => p.NextAt, now), cancel);
        if (noted == 0)
        {
            throw new PollerLostException();
        }
    }
}

/// <summary>Another program asks for messages by now.</summary>
internal sealed class PollerLostException() : Exception("The poller has passed to another program.");
