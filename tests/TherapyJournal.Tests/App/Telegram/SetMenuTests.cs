using System.Text.Json.Nodes;
using Shouldly;
using TherapyJournal.App.Telegram;
using TherapyJournal.Chats;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Telegram;

public sealed class SetMenuTests : IAsyncLifetime
{
    private readonly ListeningLog<SetMenu> log = new();
    private FakeTelegram telegram = null!;
    private TelegramCall call = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        telegram = await FakeTelegram.StartAsync();
        call = new TelegramCall(TelegramAddress.From(telegram.Settings())!, new StandingClock());
    }

    public async ValueTask DisposeAsync()
    {
        call.Dispose();
        await telegram.DisposeAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task Each_app_shows_the_commands_in_its_language_and_any_other_in_English()
    {
        await NewMenu().RunAsync(Cancel);

        Shown("de").ShouldContain(("goal", "Ihre Ziele; eines vorschlagen"));
        Shown("").ShouldContain(("goal", "your goals; propose another"));
        Shown("").Select(c => c.Name).ShouldBe(ChatMenu.Commands.Select(c => c.Name));
        Shown("de").Select(c => c.Name).ShouldBe(ChatMenu.Commands.Select(c => c.Name));
        log.Lines.ShouldBeEmpty();
    }

    [Fact(Timeout = 60_000)]
    public async Task What_stands_there_already_is_not_set_again_and_what_differs_is()
    {
        await NewMenu().RunAsync(Cancel);
        await NewMenu().RunAsync(Cancel);
        Sets().ShouldBe(2);
        telegram.Menus["de"]![0]!["description"] = "etwas anderes";

        await NewMenu().RunAsync(Cancel);

        Sets().ShouldBe(3);
        Shown("de")[0].ShouldBe(("journal", "eine Frage für den Anfang"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Trouble_is_waited_out()
    {
        telegram.Fail(FakeTelegramFault.BadGateway);
        telegram.Fail(FakeTelegramFault.TooMany(1));

        await NewMenu().RunAsync(Cancel);

        Shown("de").Count.ShouldBe(ChatMenu.Commands.Count);
        log.Lines.Count.ShouldBe(2);
    }

    private IReadOnlyList<(string Name, string Description)> Shown(string language) =>
        [.. telegram.Menus[language]!.AsArray().Select(c => ((string)c!["command"]!, (string)c["description"]!))];

    private int Sets() => telegram.Calls.Count(c => c.Method == "setMyCommands");

    private SetMenu NewMenu() => new(new TelegramApi(call), new StandingClock(), log);
}
