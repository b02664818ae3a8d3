using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class SendMessageTests(TestedDatabase on) : ChatTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task What_is_said_in_a_chat_is_said_nowhere_else_and_leaves_no_row()
    {
        await LinkAsync();
        Phone.OnTheWay = _ => new SendOutcome.NotNow("Away");
        await SayAsync("I slept badly.");
        var owed = House.Get<DeliverMessages>();
        (await owed.OwedAsync(Patient, Cancel))
            .ShouldBeOfType<ReadOutcome<IReadOnlyList<OwedMessage>>.Open>()
            .Value.ShouldBeEmpty();

        Phone.OnTheWay = _ => null;
        Pass(TimeSpan.FromMinutes(5));
        await WorkAsync();

        Phone.Read.ShouldBe([ChatTexts.Listening]);
        (await House.LookAsync(db => db.Outbox.CountAsync(Cancel))).ShouldBe(0);
    }

    [Theory(Timeout = Hanging)]
    [InlineData("ffffffff-ffff-ffff-ffff-ffffffffffff")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task A_crisis_answer_is_said_whatever_its_words_belong_to(string subject)
    {
        await LinkAsync(confirm: false);
        var content = new OutgoingMessageContent(RaiseAlert.CrisisKind, "You can call 112.", House.Clock.NowStored());
        var owed = await House.InsertAsync(Patient, new OutgoingMessage { SubjectId = Guid.Parse(subject) }, content);
        await House.SaveAsync(db =>
            House.Get<WorkQueue>().AddAsync(db, new WorkEvent(WorkEventKind.CrisisAnswerOwed, Patient, owed.Id))
        );

        await WorkAsync();

        Phone.Read.ShouldBe(["You can call 112."]);
    }

    [Fact(Timeout = Hanging)]
    public async Task What_was_meant_for_one_phone_is_not_said_on_another()
    {
        await LinkAsync();
        Phone.OnTheWay = _ => new SendOutcome.NotNow("Away");
        await SayAsync("/plan");
        Phone.OnTheWay = _ => null;
        await SayAsync($"/start {await InviteAsync()}", Here with { Chat = 5000 });
        Phone.Clear();

        Pass(TimeSpan.FromMinutes(5));
        await WorkAsync();

        Phone.Read.ShouldBeEmpty();
        (await House.LookAsync(db => db.Outbox.CountAsync(Cancel))).ShouldBe(0);
    }
}

public sealed class SendMessageOnSqlite() : SendMessageTests(TestedDatabase.Sqlite);

public sealed class SendMessageOnPostgres() : SendMessageTests(TestedDatabase.Postgres);
