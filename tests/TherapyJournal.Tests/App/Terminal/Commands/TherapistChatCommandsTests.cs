using System.Text.Json;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class TherapistChatCommandsTests(TestedDatabase on) : JournalTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task Link_without_a_code_makes_one_for_Telegram_and_shows_it_once()
    {
        await Desk.DoneAsync("therapists", "add", "--name", "Dr Stone");

        await Desk.DoneAsync("therapists", "link", "Dr Stone");
        Desk.Page.ShouldContain("Dr Stone sends this to the bot of your practice");
        Desk.Page.ShouldContain("/start ");
        await Desk.DoneAsync("therapists", "link", "Dr Stone", "--json");
        var start = JsonDocument.Parse(Desk.Output).RootElement.GetProperty("start").GetString()!;
        start.Length.ShouldBe("/start ".Length + 43);
        await Desk.DoneAsync("therapists", "list", "--json");

        Desk.Output.ShouldNotContain(start["/start ".Length..]);
    }

    [Fact]
    public async Task With_a_code_it_proves_an_address_as_before()
    {
        await Desk.DoneAsync("therapists", "add", "--name", "Dr Stone");

        (await Desk.RunAsync("therapists", "link", "Dr Stone", "123456")).ShouldBe(ExitCode.Refused);

        Desk.Error.ShouldContain("No address waits for a code.");
    }

    [Fact]
    public async Task Without_a_chat_there_is_nothing_to_unlink_and_nobody_unknown_is_linked()
    {
        await Desk.DoneAsync("therapists", "add", "--name", "Dr Stone");

        (await Desk.RunAsync("therapists", "unlink", "Dr Stone")).ShouldBe(ExitCode.Refused);
        Desk.Error.ShouldContain("has linked no chat");
        (await Desk.RunAsync("therapists", "link", "Nobody")).ShouldBe(ExitCode.Refused);
        (await Desk.RunAsync("therapists", "unlink", "Nobody")).ShouldBe(ExitCode.Refused);
    }

    [Fact]
    public async Task Nudges_and_quiet_hours_are_set_and_shown()
    {
        await Desk.DoneAsync("therapists", "add", "--name", "Dr Stone");

        await Desk.DoneAsync("therapists", "set", "Dr Stone", "nudges", "17:00");
        await Desk.DoneAsync("therapists", "set", "Dr Stone", "quiet-hours", "20:00-08:00");
        Desk.Page.ShouldContain("17:00; quiet from 20:00 to 08:00");
        await Desk.DoneAsync("therapists", "list", "--json");
        var listed = JsonDocument.Parse(Desk.Output).RootElement[0];
        listed.GetProperty("nudges").GetString().ShouldBe("17:00");
        listed.GetProperty("quietHours").GetString().ShouldBe("20:00-08:00");

        (await Desk.RunAsync("therapists", "set", "Dr Stone", "nudges", "often")).ShouldBe(ExitCode.Usage);
        (await Desk.RunAsync("therapists", "set", "Dr Stone", "quiet-hours", "at night")).ShouldBe(ExitCode.Usage);
    }

    [Fact]
    public async Task The_digest_of_a_week_is_off_until_it_is_set_and_stays_when_nudges_change()
    {
        await Desk.DoneAsync("therapists", "add", "--name", "Dr Stone");
        await Desk.DoneAsync("therapists", "list", "--json");
        JsonDocument.Parse(Desk.Output).RootElement[0].GetProperty("digest").GetString().ShouldBe("off");

        await Desk.DoneAsync("therapists", "set", "Dr Stone", "digest", "on");
        Desk.Page.ShouldContain("Monday at 08:00");
        await Desk.DoneAsync("therapists", "set", "Dr Stone", "digest", "fri 17:30");
        await Desk.DoneAsync("therapists", "set", "Dr Stone", "nudges", "off");
        await Desk.DoneAsync("therapists", "list", "--json");
        JsonDocument.Parse(Desk.Output).RootElement[0].GetProperty("digest").GetString().ShouldBe("fri 17:30");

        await Desk.DoneAsync("therapists", "set", "Dr Stone", "digest", "off");
        Desk.Page.ShouldNotContain("Friday");
        (await Desk.RunAsync("therapists", "set", "Dr Stone", "digest", "daily 8:00")).ShouldBe(ExitCode.Usage);
    }

    [Fact]
    public async Task The_practice_says_whether_the_short_text_goes_into_a_chat()
    {
        await Desk.DoneAsync("practice", "show");
        Desk.Page.ShouldContain("off: a therapist's chat is told that there is something");

        await Desk.DoneAsync("practice", "set", "nudge-text", "on");
        Desk.Page.ShouldContain("on: a therapist's chat is told the short text");
        (await Desk.RunAsync("practice", "set", "nudge-text", "perhaps")).ShouldBe(ExitCode.Usage);
    }
}

public sealed class TherapistChatCommandsOnSqlite() : TherapistChatCommandsTests(TestedDatabase.Sqlite);

public sealed class TherapistChatCommandsOnPostgres() : TherapistChatCommandsTests(TestedDatabase.Postgres);
