using System.Collections.Concurrent;

namespace TherapyJournal.Tests.App.Telegram;

/// <summary>The chats of the bot: who may be written to, and what stands in each.</summary>
internal sealed class FakeChats
{
    private readonly ConcurrentDictionary<long, FakeChat> chats = new();

    /// <summary>True: more than a message a second into a chat is refused, as Telegram does.</summary>
    public bool KeepsPace { get; set; }

    /// <summary>Called with what has just arrived in a chat.</summary>
    public Action<FakeChat, FakeChatMessage> Arrived { get; set; } = (_, _) => { };

    /// <summary>Somebody opens a chat with the bot; until then it may not write to them.</summary>
    public FakeChat Open(long id, string type = "private") => chats.GetOrAdd(id, _ => new FakeChat(id, type));

    public FakeChat? Find(long id) => chats.GetValueOrDefault(id);
}

/// <summary>One chat, as the person sees it.</summary>
internal sealed class FakeChat(long id, string type)
{
    private readonly Lock turn = new();
    private readonly SortedDictionary<long, FakeChatMessage> messages = [];
    private long last;
    private long sentAt = long.MinValue;

    public long Id => id;

    public string Type => type;

    /// <summary>The person has blocked the bot.</summary>
    public bool IsBlocked { get; set; }

    /// <summary>How often "typing" was shown.</summary>
    public int Typing { get; set; }

    /// <summary>What the bot has written and nobody has removed, in order.</summary>
    public IReadOnlyList<FakeChatMessage> OfBot
    {
        get
        {
            lock (turn)
            {
                return [.. messages.Values.Where(m => m.IsOfBot)];
            }
        }
    }

    /// <summary>The next number; messages of both sides share one count.</summary>
    public long Number()
    {
        lock (turn)
        {
            return ++last;
        }
    }

    public FakeChatMessage Add(string text, string? buttons, bool isOfBot)
    {
        lock (turn)
        {
            var message = new FakeChatMessage(++last, text, buttons, isOfBot);
            messages[message.Id] = message;
            return message;
        }
    }

    /// <returns>False: there is no such message of the bot.</returns>
    public bool Edit(long message, string text, string? buttons)
    {
        lock (turn)
        {
            if (!messages.TryGetValue(message, out var before) || !before.IsOfBot)
            {
                return false;
            }
            messages[message] = before with { Text = text, Buttons = buttons };
            return true;
        }
    }

    public bool Remove(long message)
    {
        lock (turn)
        {
            return messages.Remove(message);
        }
    }

    /// <returns>False: the last message is less than a second old.</returns>
    public bool MaySendNow()
    {
        lock (turn)
        {
            var now = Environment.TickCount64;
            if (now - sentAt < 1000 && sentAt != long.MinValue)
            {
                return false;
            }
            sentAt = now;
            return true;
        }
    }
}

/// <summary>A message as it stands in a chat; the buttons as their JSON.</summary>
internal sealed record FakeChatMessage(long Id, string Text, string? Buttons, bool IsOfBot);
