using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Telegram;

/// <summary>Voice messages over Telegram and a service that writes them down, both over real HTTP.</summary>
public abstract class SpokenOverTelegramTests(TestedDatabase on) : TelegramTest(on)
{
    private const string Heard = "I walked by the canal.";
    private readonly EveryLog log = new();
    private FakeOpenAi? model;

    private FakeOpenAi Model => model ?? throw new InvalidOperationException("The test has not begun.");

    public override async ValueTask InitializeAsync()
    {
        model = await FakeOpenAi.StartAsync();
        await base.InitializeAsync();
        await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Model, give: false, Cancel);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Model.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["OPENAI_API_KEY"] = FakeOpenAi.Key;
        settings["OPENAI_BASE_URL"] = Model.BaseUrl;
        settings["Journal:Assistants:TranscriptionSeconds"] = "2";
        base.Configure(settings);
    }

    protected override void Furnish(IServiceCollection services)
    {
        base.Furnish(services);
        services.AddSingleton<ILoggerFactory>(log);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_voice_message_is_fetched_written_down_shown_and_kept()
    {
        var ada = await LinkedAsync();

        Speaks(ada);
        await ReceiveAsync();
        ada.Read[^1].ShouldBe(VoiceTexts.Heard(Heard));
        ada.Taps(ChatTexts.Done);
        await ReceiveAsync();

        var entry = (await EntriesAsync()).ShouldHaveSingleItem();
        (entry.Content.Text, entry.Content.Source).ShouldBe((Heard, "voice"));
        Model.Recordings.ShouldHaveSingleItem().ShouldContain("OggS and what was said");
        ada.Chat.Typing.ShouldBeGreaterThan(0);
        (await LeftAsync()).ShouldBe(0);
    }

    [Fact(Timeout = Hanging)]
    public async Task Whatever_goes_wrong_on_the_way_it_comes_once_and_whole_and_no_log_holds_the_token()
    {
        var ada = await LinkedAsync();
        foreach (
            var trouble in (FakeDownload[])
                [FakeDownload.Expired, FakeDownload.Trouble, FakeDownload.Half, FakeDownload.HalfAsIfWhole]
        )
        {
            Telegram.Files.Downloads.Enqueue(trouble);
        }
        Speaks(ada);
        await ReceiveAsync();
        await LaterAsync(2);
        (await LeftAsync()).ShouldBe(1);
        Model.Fail(FakeFault.HalfABody, always: true);
        await LaterAsync(4);
        Model.Recordings.ShouldBeEmpty();
        Model.Fail(FakeFault.None, always: true);

        await LaterAsync(1);

        Model.Recordings.ShouldHaveSingleItem().ShouldContain("OggS and what was said");
        ada.Read.Count(t => t == VoiceTexts.Heard(Heard)).ShouldBe(1);
        ada.Read.Count(t => t == VoiceTexts.Delayed).ShouldBe(1);
        Telegram.Files.Asked.ShouldBe(5);
        log.Lines.ShouldNotBeEmpty();
        log.Lines.ShouldAllBe(l => !l.Contains("AAtest") && !l.Contains("canal") && !l.Contains("voice/"));
    }

    [Fact(Timeout = Hanging)]
    public async Task While_Telegram_itself_has_trouble_it_is_asked_again()
    {
        var ada = await LinkedAsync();
        Speaks(ada);
        (await Receiver.ReceiveOnceAsync(Cancel)).ShouldBeNull();
        Telegram.Fail(FakeTelegramFault.Trouble, always: true);
        await WorkAsync();
        Telegram.Fail(FakeTelegramFault.TooMany(30), always: true);
        await LaterAsync(1);
        (await LeftAsync()).ShouldBe(1);
        Telegram.Fail(FakeTelegramFault.None, always: true);

        await LaterAsync(1);

        ada.Read.ShouldContain(VoiceTexts.Heard(Heard));
    }

    [Fact(Timeout = Hanging)]
    public async Task A_file_without_end_is_given_up_and_its_speaker_told()
    {
        var ada = await LinkedAsync();
        Telegram.Files.Downloads.Enqueue(FakeDownload.Endless);

        Speaks(ada);
        await ReceiveAsync();

        ada.Read[^1].ShouldBe(VoiceTexts.TooLarge);
        (await LeftAsync()).ShouldBe(0);
        Model.Recordings.ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task What_is_too_large_for_a_bot_is_declined_before_anybody_fetches_it()
    {
        var ada = await LinkedAsync();

        Speaks(ada, size: 21 * 1024 * 1024);
        await ReceiveAsync();

        ada.Read[^1].ShouldBe(VoiceTexts.TooLarge);
        Telegram.Calls.ShouldNotContain(c => c.Method == "getFile");
    }

    private void Speaks(FakePerson person, long? size = null)
    {
        var sound = Encoding.ASCII.GetBytes("OggS and what was said");
        Telegram.Files.Add("v1", sound);
        person.Sends(
            "voice",
            new JsonObject
            {
                ["file_id"] = "v1",
                ["file_unique_id"] = "uv1",
                ["duration"] = 12,
                ["mime_type"] = "audio/ogg",
                ["file_size"] = size ?? sound.Length,
            }
        );
    }

    private async Task LaterAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Pass(TimeSpan.FromHours(1));
            await WorkAsync();
        }
    }

    private Task<int> LeftAsync() => House.LookAsync(db => db.Recordings.CountAsync(Cancel));

    /// <summary>Whatever anybody writes to any log, with its exceptions.</summary>
    private sealed class EveryLog : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) { }

        public void Dispose() { }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines.Enqueue($"{formatter(state, exception)} {exception}");
    }
}

public sealed class SpokenOverTelegramOnSqlite() : SpokenOverTelegramTests(TestedDatabase.Sqlite);

public sealed class SpokenOverTelegramOnPostgres() : SpokenOverTelegramTests(TestedDatabase.Postgres);
