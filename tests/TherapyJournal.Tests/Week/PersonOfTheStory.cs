using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using TherapyJournal.Tests.App.Telegram;

namespace TherapyJournal.Tests.Week;

/// <summary>Somebody with a phone, and what they do with it. After each deed the program has done all that follows.</summary>
/// <param name="phone">The phone.</param>
/// <param name="files">Where their voice messages lie at Telegram.</param>
/// <param name="goOn">Has the program do what follows.</param>
internal sealed class PersonOfTheStory(FakePerson phone, FakeFiles files, Func<Task> goOn)
{
    private HashSet<(long, string)> seen = [];
    private int spoken;

    /// <summary>Everything that stands in the chat by now.</summary>
    public IReadOnlyList<string> Chat => phone.Read;

    public Task Writes(params string[] messages)
    {
        foreach (var words in messages)
        {
            phone.Says(words);
        }
        return goOn();
    }

    public Task Taps(string label)
    {
        phone.Taps(label);
        return goOn();
    }

    public Task Opens(string link) => Writes($"/start {link}");

    public Task Speaks()
    {
        var (id, sound) = ($"voice{++spoken}", Encoding.ASCII.GetBytes("OggS and what was said"));
        files.Add(id, sound);
        phone.Sends(
            "voice",
            new JsonObject
            {
                ["file_id"] = id,
                ["file_unique_id"] = $"u{id}",
                ["duration"] = 9,
                ["mime_type"] = "audio/ogg",
                ["file_size"] = sound.Length,
            }
        );
        return goOn();
    }

    /// <summary>Looks at the phone: each of these begins one new message, in this order, and there is no other.</summary>
    public void Reads(params string[] beginnings)
    {
        var fresh = Fresh();
        fresh.Count.ShouldBe(beginnings.Length, string.Join("\n---\n", fresh));
        foreach (var (text, beginning) in fresh.Zip(beginnings))
        {
            text.ShouldStartWith(beginning);
        }
    }

    /// <summary>Looks at the phone, on which there is one new message.</summary>
    public string ReadsOne() => Fresh().ShouldHaveSingleItem();

    /// <summary>Looks at the phone, on which so much has come: each beside the others, and not in an order.</summary>
    public IReadOnlyList<string> ReadsSome(int count)
    {
        var fresh = Fresh();
        fresh.Count.ShouldBe(count, string.Join("\n---\n", fresh));
        return fresh;
    }

    /// <summary>Looks at the phone, on which nothing has come.</summary>
    public void ReadsNothing() => Fresh().ShouldBeEmpty();

    // What was written anew in its place is new, too.
    private List<string> Fresh()
    {
        var now = phone.Chat.OfBot.Select(m => (m.Id, m.Text)).ToList();
        var fresh = now.Where(m => !seen.Contains(m)).Select(m => m.Text).ToList();
        seen = [.. now];
        return fresh;
    }
}
