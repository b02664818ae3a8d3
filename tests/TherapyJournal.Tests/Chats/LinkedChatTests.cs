using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class LinkedChatTests(TestedDatabase on) : ChatTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task Unlinked_in_the_middle_of_an_entry_what_was_written_is_kept()
    {
        await LinkAsync();
        await SayAsync("I slept badly.");

        await House.Get<LinkedChat>().UnlinkAsync(Therapist, Patient, Cancel);
        await WorkAsync();

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe("I slept badly.");
    }
}

public sealed class LinkedChatOnSqlite() : LinkedChatTests(TestedDatabase.Sqlite);

public sealed class LinkedChatOnPostgres() : LinkedChatTests(TestedDatabase.Postgres);
