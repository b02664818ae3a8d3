using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class ChatTurnTests(TestedDatabase on) : ChatTest(on)
{
    [Theory(Timeout = Hanging)]
    [InlineData("/journal I slept badly.", "I slept badly.")]
    [InlineData("/journal@OurBot\nI slept badly.\nAgain.", "I slept badly.\nAgain.")]
    [InlineData("/reflect I slept badly.", "I slept badly.")]
    public async Task Whoever_writes_behind_the_command_has_begun_already(string sent, string kept)
    {
        await LinkAsync();

        await SayAsync(sent);
        Phone.Read.ShouldBe([ChatTexts.Listening]);
        await TapAsync(ChatTexts.Done);

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe(kept);
    }

    [Fact(Timeout = Hanging)]
    public async Task The_same_holds_for_what_is_put_in_its_place()
    {
        await LinkAsync();
        var sent = await SayAsync("/journal I slept badly.");

        await ComeAsync(Edited(sent, "/journal I slept well."));
        await TapAsync(ChatTexts.Done);

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe("I slept well.");
    }

    [Theory(Timeout = Hanging)]
    [InlineData("/journal")]
    [InlineData("/journal  ")]
    [InlineData("/nothing of the kind")]
    public async Task A_command_alone_and_one_that_there_is_not_are_no_entry(string sent)
    {
        await LinkAsync();

        await SayAsync(sent);

        (await House.LookAsync(db => Task.FromResult(db.EntryParts.Count()))).ShouldBe(0);
        Phone.Read.ShouldNotContain(ChatTexts.Listening);
    }
}

public sealed class ChatTurnOnSqlite() : ChatTurnTests(TestedDatabase.Sqlite);

public sealed class ChatTurnOnPostgres() : ChatTurnTests(TestedDatabase.Postgres);
