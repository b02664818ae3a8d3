using System.Collections.Concurrent;
using System.Diagnostics;
using TherapyJournal.Tests.App.Telegram;

namespace TherapyJournal.Benchmarks;

/// <summary>People who come by at a steady pace, whoever waits: each writes a message, taps Done as soon as they are heard, and reads what is said to it.</summary>
internal sealed class Passers
{
    private readonly Phones phones;
    private readonly int people;
    private readonly int withModel;
    private readonly TimeSpan modelThinks;
    private readonly ConcurrentDictionary<long, long> since = new();
    private ConcurrentBag<double> answers = [];
    private ConcurrentBag<double> reflections = [];
    private ConcurrentBag<double> ofOthers = [];
    private int open;

    public Passers(FakeTelegram telegram, int people, int withModel, TimeSpan modelThinks)
    {
        (phones, this.people, this.withModel, this.modelThinks) = (new(telegram), people, withModel, modelThinks);
        telegram.Chats.Arrived = Read;
    }

    /// <summary>Milliseconds to what no model writes, of those who have agreed to one.</summary>
    public List<double> Answers => [.. answers.Order()];

    /// <summary>Milliseconds to what the model writes, without its own time.</summary>
    public List<double> Reflections => [.. reflections.Order()];

    /// <summary>Milliseconds to everything that is said to those who have not agreed to a model.</summary>
    public List<double> OfOthers => [.. ofOthers.Order()];

    /// <summary>How many came while their entry before was not answered yet, and went on.</summary>
    public int TooEarly { get; private set; }

    /// <summary>Has so many come, so many a second, and waits until everybody is answered.</summary>
    public async Task ComeAsync(int entries, double aSecond)
    {
        (answers, reflections, ofOthers, TooEarly) = ([], [], [], 0);
        var begun = Stopwatch.GetTimestamp();
        for (var i = 0; i < entries; i++)
        {
            var wait = TimeSpan.FromSeconds(i / aSecond) - Stopwatch.GetElapsedTime(begun);
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
            // With a model and without, turn by turn.
            var person = (i * 7L % people) + 1;
            if (!since.TryAdd(person, Stopwatch.GetTimestamp()))
            {
                TooEarly++;
                continue;
            }
            Interlocked.Increment(ref open);
            phones.Say(person, Phones.Words);
        }
        for (var waited = 0; Volatile.Read(ref open) > 0 && waited < 3000; waited++)
        {
            await Task.Delay(20);
        }
    }

    private void Read(FakeChat chat, FakeChatMessage message)
    {
        if (!since.TryGetValue(chat.Id, out var before))
        {
            return;
        }
        var waited = Stopwatch.GetElapsedTime(before);
        var hasModel = chat.Id <= withModel;
        if (message.Buttons is null)
        {
            (hasModel ? reflections : ofOthers).Add((hasModel ? waited - modelThinks : waited).TotalMilliseconds);
            since.TryRemove(chat.Id, out _);
            Interlocked.Decrement(ref open);
            return;
        }
        (hasModel ? answers : ofOthers).Add(waited.TotalMilliseconds);
        if (message.Text != "It is kept.")
        {
            since[chat.Id] = Stopwatch.GetTimestamp();
            phones.TapFirst(chat.Id, message);
        }
    }
}
