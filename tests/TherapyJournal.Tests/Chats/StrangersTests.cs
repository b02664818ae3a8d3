using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class StrangersTests(TestedDatabase on) : ChatTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task A_group_is_told_why_and_left_and_nothing_of_it_is_kept()
    {
        await ComeAsync(Other(ChatMessageKind.Group));

        Phone.Read.ShouldBe([ChatTexts.NotInGroups]);
        Phone.Left.ShouldBe([Here]);
        (await House.LookAsync(db => db.IncomingMessages.CountAsync(Cancel))).ShouldBe(0);
    }
}

public sealed class StrangersOnSqlite() : StrangersTests(TestedDatabase.Sqlite);

public sealed class StrangersOnPostgres() : StrangersTests(TestedDatabase.Postgres);
