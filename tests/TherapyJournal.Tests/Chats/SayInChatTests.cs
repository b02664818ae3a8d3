using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class SayInChatTests(TestedDatabase on) : ChatTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task A_channel_that_is_away_for_a_day_parks_nothing_and_loses_nothing()
    {
        await LinkAsync();
        Phone.OnTheWay = _ => new SendOutcome.NotNow("Away");
        await SayAsync("I slept badly.");
        for (var minutes = 0; minutes < 24 * 60; minutes += 30)
        {
            Pass(TimeSpan.FromMinutes(30));
            await WorkAsync();
        }
        Phone.OnTheWay = _ => null;

        Pass(TimeSpan.FromMinutes(5));
        await WorkAsync();

        Phone.Read[0].ShouldBe(ChatTexts.Listening);
        Phone.Read.ShouldContain(ChatTexts.Kept(isPrivate: false));
        (await House.LookAsync(db => db.WorkItems.CountAsync(w => w.Due == WorkQueue.Parked, Cancel))).ShouldBe(0);
    }
}

public sealed class SayInChatOnSqlite() : SayInChatTests(TestedDatabase.Sqlite);

public sealed class SayInChatOnPostgres() : SayInChatTests(TestedDatabase.Postgres);
