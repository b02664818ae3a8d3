using System.Collections.Concurrent;
using System.Diagnostics;
using TherapyJournal.Tests.App.Telegram;

namespace TherapyJournal.Benchmarks;

/// <summary>Everybody with a phone.</summary>
internal sealed class Crowd(FakeTelegram telegram, int people, int entriesEach)
{
    private readonly Phones phones = new(telegram);
    private readonly ConcurrentDictionary<long, (int Left, long Since)> writing = new();
    private readonly ConcurrentBag<double> waits = [];
    private TaskCompletionSource done = new();
    private int left;
    private int answers;

    /// <summary>Milliseconds from each update to its answer.</summary>
    public IReadOnlyCollection<double> Waits => waits;

    public int Answers => answers;

    /// <summary>Has everybody write so many entries, and waits for the last answer.</summary>
    public async Task WriteAsync(int entries)
    {
        waits.Clear();
        (answers, left, done) = (0, people * entries, new TaskCompletionSource());
        for (var person = 1; person <= people; person++)
        {
            Say(person, entries);
        }
        await done.Task.WaitAsync(TimeSpan.FromMinutes(10));
        // The reflections come after the last answer.
        while (Volatile.Read(ref answers) < people * entries * 3)
        {
            await Task.Delay(20);
        }
    }

    public void Read(FakeChat chat, FakeChatMessage message)
    {
        Interlocked.Increment(ref answers);
        if (message.Buttons is null)
        {
            return;
        }
        var (entries, since) = writing[chat.Id];
        waits.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        if (message.Text == "It is kept.")
        {
            if (entries > 1)
            {
                Say(chat.Id, entries - 1);
            }
            if (Interlocked.Decrement(ref left) == 0)
            {
                done.TrySetResult();
            }
            return;
        }
        writing[chat.Id] = (entries, Stopwatch.GetTimestamp());
        phones.TapFirst(chat.Id, message);
    }

    private void Say(long person, int entries)
    {
        writing[person] = (entries, Stopwatch.GetTimestamp());
        phones.Say(person, $"{Phones.Words} {entriesEach - entries}");
    }
}
