using System.Text.Json.Nodes;

namespace TherapyJournal.Tests.App.Telegram;

/// <summary>The updates that wait for the bot, as Telegram hands them out: in order, again and again until a later one is asked for.</summary>
internal sealed class FakeUpdates : IDisposable
{
    private readonly SemaphoreSlim came = new(0);
    private readonly SortedDictionary<long, JsonObject> waiting = [];
    private long next = 700_000_001;
    private int polling;

    /// <summary>An address is set to which updates are sent: then nobody can ask for them.</summary>
    public string? Webhook { get; set; }

    /// <summary>The secret that goes with it.</summary>
    public string? Secret { get; set; }

    /// <summary>How many wait.</summary>
    public int Count
    {
        get
        {
            lock (waiting)
            {
                return waiting.Count;
            }
        }
    }

    /// <summary>Adds one; the number it got.</summary>
    public long Add(string kind, JsonObject body)
    {
        lock (waiting)
        {
            var id = next++;
            waiting[id] = new JsonObject { ["update_id"] = id, [kind] = body };
            came.Release();
            return id;
        }
    }

    /// <summary>Goes on with another number, as Telegram does after a week without any.</summary>
    public void GoOnFrom(long number)
    {
        lock (waiting)
        {
            next = number;
        }
    }

    public void Dispose() => came.Dispose();

    public async Task<FakeTelegramAnswer> AnswerAsync(JsonObject asked, CancellationToken cancel)
    {
        if (Webhook is not null)
        {
            return FakeTelegramAnswer.Refused(
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            );
        }
        if (Interlocked.Exchange(ref polling, 1) == 1)
        {
            return FakeTelegramAnswer.Refused(
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
            );
        }
        try
        {
            var limit = Math.Clamp((int?)asked["limit"] ?? 100, 1, 100);
            var offset = (long?)asked["offset"];
            var until = Environment.TickCount64 + (1000L * ((int?)asked["timeout"] ?? 0));
            while (true)
            {
                if (Take(offset, limit) is { Count: > 0 } found)
                {
                    return FakeTelegramAnswer.Done(found);
                }
                var left = until - Environment.TickCount64;
                if (left <= 0 || !await came.WaitAsync(TimeSpan.FromMilliseconds(Math.Min(left, 200)), cancel))
                {
                    if (left <= 0)
                    {
                        return FakeTelegramAnswer.Done(new JsonArray());
                    }
                }
            }
        }
        finally
        {
            Volatile.Write(ref polling, 0);
        }
    }

    private JsonArray Take(long? offset, int limit)
    {
        lock (waiting)
        {
            // A negative offset counts from the end, and forgets all before it.
            var first = offset switch
            {
                null => long.MinValue,
                < 0 => waiting.Keys.Skip((int)Math.Max(0, waiting.Count + offset.Value)).FirstOrDefault(long.MaxValue),
                _ => offset.Value,
            };
            foreach (var id in waiting.Keys.Where(id => id < first).ToList())
            {
                waiting.Remove(id);
            }
            return new JsonArray([.. waiting.Values.Take(limit).Select(update => update.DeepClone())]);
        }
    }
}
