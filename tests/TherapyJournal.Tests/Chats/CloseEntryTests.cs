using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class CloseEntryTests(TestedDatabase on) : ChatTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task One_entry_holds_so_many_messages_and_the_next_begins_by_itself()
    {
        await LinkAsync();
        for (var i = 0; i <= WriteInChat.MostParts; i++)
        {
            await SayAsync($"Line {i}.");
            Pass(TimeSpan.FromSeconds(5));
        }
        await TapAsync(ChatTexts.Done);

        var entries = await EntriesAsync();
        entries.Count.ShouldBe(2);
        entries[0].Content.Text.ShouldEndWith($"Line {WriteInChat.MostParts - 1}.");
        entries[1].Content.Text.ShouldBe($"Line {WriteInChat.MostParts}.");
    }

    [Fact(Timeout = Hanging)]
    public async Task What_was_begun_before_an_erasure_was_asked_for_ends_once_that_is_called_off()
    {
        await LinkAsync();
        await SayAsync("I slept badly.");
        await SayAsync("/delete");
        await TapAsync(ErasureTexts.Yes);
        for (var hour = 0; hour < 30; hour++)
        {
            Pass(TimeSpan.FromHours(1));
            await WorkAsync();
        }
        (await CountEntriesAsync()).ShouldBe(0);

        await TapAsync(ErasureTexts.CallOff);
        Pass(TimeSpan.FromHours(1));
        await WorkAsync();

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe("I slept badly.");
    }
}

public sealed class CloseEntryOnSqlite() : CloseEntryTests(TestedDatabase.Sqlite);

public sealed class CloseEntryOnPostgres() : CloseEntryTests(TestedDatabase.Postgres);
