using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.App.Telegram;
using TherapyJournal.Chats;
using TherapyJournal.Tests.Database;

namespace TherapyJournal.Tests.App.Telegram;

/// <summary>A test of the bot: the loop, a Telegram on loopback, and people with phones.</summary>
public abstract class TelegramTest(TestedDatabase on) : LoopTest(on)
{
    private IConfiguration? configuration;
    private FakeTelegram? telegram;

    private protected FakeTelegram Telegram =>
        telegram ?? throw new InvalidOperationException("The test has not begun.");

    private protected UpdateReceiver Receiver => House.Get<UpdateReceiver>();

    public override async ValueTask InitializeAsync()
    {
        telegram = await FakeTelegram.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Telegram.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["TELEGRAM_BOT_TOKEN"] = FakeTelegram.Token;
        settings["TELEGRAM_API_BASE_URL"] = Telegram.Origin;
        settings["Journal:Telegram:PollSeconds"] = "0";
        settings["Journal:Telegram:Pacing"] = "false";
        configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }

    protected override void Furnish(IServiceCollection services) => services.AddTelegram(configuration!);

    /// <summary>Takes in what waits, and does what follows.</summary>
    protected async Task ReceiveAsync()
    {
        do
        {
            (await Receiver.ReceiveOnceAsync(Cancel)).ShouldBeNull();
        } while (Telegram.Updates.Count > 0);
        await WorkAsync();
    }

    /// <summary>A phone of somebody who has opened the link of their therapist, and whose chat is confirmed.</summary>
    private protected async Task<FakePerson> LinkedAsync(long chat = 501)
    {
        var person = new FakePerson(Telegram, chat);
        var invited = await House.Get<InvitePatient>().RunAsync(Therapist, Patient, Cancel);
        person.Says($"/start {invited.ShouldBeOfType<InvitePatientOutcome.Invited>().Link}");
        await ReceiveAsync();
        await House.Get<LinkedChat>().ConfirmAsync(Therapist, Patient, Cancel);
        return person;
    }
}

/// <summary>Somebody with a phone on which there is a chat with the bot.</summary>
internal sealed class FakePerson(FakeTelegram telegram, long number)
{
    private readonly FakeChat chat = telegram.Chats.Open(number);
    private int taps;

    /// <summary>What the bot has written to them, oldest first.</summary>
    public IReadOnlyList<string> Read => [.. chat.OfBot.Select(m => m.Text)];

    public FakeChat Chat => chat;

    /// <summary>The message's number.</summary>
    public long Says(string words)
    {
        var id = chat.Add(words, buttons: null, isOfBot: false).Id;
        telegram.Updates.Add("message", Message(id, ("text", words)));
        return id;
    }

    public void Edits(long message, string words) =>
        telegram.Updates.Add("edited_message", Message(message, ("text", words), ("edit_date", 1_790_000_100)));

    public void Sends(string kind, JsonNode what) =>
        telegram.Updates.Add("message", Message(chat.Number(), (kind, what)));

    /// <summary>Taps the newest button that says so.</summary>
    public void Taps(string label)
    {
        foreach (var message in chat.OfBot.Reverse())
        {
            var rows = message.Buttons is null ? null : JsonNode.Parse(message.Buttons)!["inline_keyboard"]!.AsArray();
            var button = rows?.SelectMany(row => row!.AsArray()).FirstOrDefault(b => (string?)b!["text"] == label);
            if (button is not null)
            {
                telegram.Updates.Add(
                    "callback_query",
                    new JsonObject
                    {
                        ["id"] = $"{number}-{++taps}",
                        ["from"] = Self,
                        ["message"] = Message(message.Id, ("text", message.Text)),
                        ["data"] = (string?)button["callback_data"],
                        ["chat_instance"] = "1",
                    }
                );
                return;
            }
        }
        throw new InvalidOperationException($"There is no button '{label}'.");
    }

    private JsonObject Self =>
        new()
        {
            ["id"] = number,
            ["is_bot"] = false,
            ["first_name"] = "Somebody",
            ["language_code"] = "en",
        };

    private JsonObject Message(long id, params (string Name, JsonNode? Value)[] more)
    {
        var message = new JsonObject
        {
            ["message_id"] = id,
            ["date"] = 1_790_000_000,
            ["chat"] = new JsonObject { ["id"] = number, ["type"] = "private" },
            ["from"] = Self,
            ["something_new"] = new JsonObject { ["nobody"] = "knows" },
        };
        foreach (var (name, value) in more)
        {
            message[name] = value;
        }
        return message;
    }
}
