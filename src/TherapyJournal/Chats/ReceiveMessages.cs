using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Takes in what a channel hands over: sealed, each once, in one transaction; only after it may the channel forget it.</summary>
public sealed class ReceiveMessages(JournalStore store, Keys keys, WorkQueue queue, TimeProvider clock)
{
    // Telegram keeps what was not fetched for a day; a week more costs nothing.
    private static readonly Duration MayComeAgain = Duration.FromDays(8);

    private const int MostNotesAtOnce = 500;

    /// <summary>Takes them in, in this order; what has come before is passed over.</summary>
    /// <returns>How many were new.</returns>
    public Task<int> RunAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancel) =>
        RunAsync(messages, held: null, next: null, cancel);

    /// <summary>The same for the program that holds the poller, which notes what it asks for next.</summary>
    /// <returns>How many were new; null: another program holds the poller by now, and nothing was taken in.</returns>
    public async Task<int?> RunAsync(
        IReadOnlyList<ChatMessage> messages,
        HeldPoller poller,
        long next,
        CancellationToken cancel
    )
    {
        try
        {
            return await RunAsync(messages, poller, (long?)next, cancel);
        }
        catch (PollerLostException)
        {
            return null;
        }
    }

    private async Task<int> RunAsync(
        IReadOnlyList<ChatMessage> messages,
        HeldPoller? held,
        long? next,
        CancellationToken cancel
    )
    {
        while (true)
        {
            try
            {
                var taken = await store.TransactAsync(
                    async db =>
                    {
                        if (held is not null && next is { } number)
                        {
                            await held.NoteAsync(db, number, clock, cancel);
                        }
                        return await AddAsync(db, messages, cancel);
                    },
                    cancel
                );
                queue.Wake();
                return taken;
            }
            catch (DbUpdateException fault) when (store.Kind.IsDuplicate(fault))
            {
                // The same message was handed over twice at this moment: the other one is committed by now.
            }
        }
    }

    private async Task<int> AddAsync(JournalDb db, IReadOnlyList<ChatMessage> messages, CancellationToken cancel)
    {
        var byId = new Dictionary<Guid, ChatMessage>();
        foreach (var message in messages)
        {
            byId.TryAdd(IdOf(message), message);
        }
        var ids = byId.Keys.ToList();
        var known = await db.ReceivedMessages.Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(cancel);
        known.ForEach(id => byId.Remove(id));
        var patients = await PatientsAsync(db, byId.Values, cancel);
        var rows = new List<(IncomingMessage Row, Guid Lane)>();
        foreach (var (id, message) in byId)
        {
            var lane = message.From.Lane(keys);
            var row = new IncomingMessage
            {
                Id = RowId.New(clock),
                PatientId = patients.GetValueOrDefault(message.From, new PatientId(lane)),
            };
            keys.Seal(row, message);
            db.IncomingMessages.Add(row);
            db.ReceivedMessages.Add(new ReceivedMessage { Id = id, ReceivedAt = clock.NowStored() });
            rows.Add((row, lane));
        }
        // The lanes last and in one order, so that two who take in at once do not wait for each other in a circle.
        foreach (var (row, lane) in rows.OrderBy(r => r.Lane).ThenBy(r => r.Row.Id))
        {
            await queue.AddAsync(
                db,
                new WorkEvent(WorkEventKind.MessageReceived, row.PatientId, row.Id) { Lane = lane }
            );
        }
        await ForgetAsync(db, cancel);
        return byId.Count;
    }

    private Guid IdOf(ChatMessage message) =>
        new(keys.LookupHash("delivery-of-chat", $"{message.From}|{message.Delivery}").AsSpan(0, 16));

    private async Task<IReadOnlyDictionary<ChatAddress, PatientId>> PatientsAsync(
        JournalDb db,
        IEnumerable<ChatMessage> messages,
        CancellationToken cancel
    )
    {
        var byHash = messages
            .Select(m => m.From)
            .Distinct()
            .ToDictionary(from => Convert.ToHexString(from.Hash(keys)), from => from, StringComparer.Ordinal);
        var hashes = byHash.Keys.Select(Convert.FromHexString).ToList();
        var found = await db
            .PatientChats.AsNoTracking()
            .Where(c => hashes.Contains(c.ChatHash))
            .Select(c => new { c.ChatHash, c.PatientId })
            .ToListAsync(cancel);
        return found.ToDictionary(c => byHash[Convert.ToHexString(c.ChatHash)], c => c.PatientId);
    }

    private Task ForgetAsync(JournalDb db, CancellationToken cancel)
    {
        var before = (clock.Now() - MayComeAgain).ToUnixTimeMilliseconds();
        return db
            .ReceivedMessages.Where(m =>
                db.ReceivedMessages.Where(old => old.ReceivedAt < before)
                    .OrderBy(old => old.ReceivedAt)
                    .Take(MostNotesAtOnce)
                    .Select(old => old.Id)
                    .Contains(m.Id)
            )
            .ExecuteDeleteAsync(cancel);
    }
}
