using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class HandleMessageTests(TestedDatabase on) : ChatTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task Whoever_blocks_and_comes_back_is_heard_again()
    {
        await LinkAsync();
        await ComeAsync(Other(ChatMessageKind.Blocked));
        (await StandsAsync()).BlockedAt.ShouldNotBeNull();

        await ComeAsync(Other(ChatMessageKind.Unblocked));
        (await StandsAsync()).BlockedAt.ShouldBeNull();
        await ComeAsync(Other(ChatMessageKind.Blocked));
        await SayAsync("I am back.");

        (await StandsAsync()).BlockedAt.ShouldBeNull();
        Phone.Read[^1].ShouldBe(ChatTexts.Listening);
    }

    [Fact(Timeout = Hanging)]
    public async Task Where_the_chats_row_was_forged_danger_is_answered_and_the_message_waits()
    {
        await LinkAsync();
        await House.ForgeAsync($"update patient_chats set version = version + 1");

        await SayAsync(Urgent);
        await SayAsync(Calm);

        Phone.Read.ShouldHaveSingleItem().ShouldContain("emergency");
        (await House.LookAsync(db => db.IncomingMessages.CountAsync(Cancel))).ShouldBe(2);
        await House.ForgeAsync($"update patient_chats set version = version - 1");
        Pass(TimeSpan.FromHours(1));
        await WorkAsync();
        (await AlertsAsync()).ShouldHaveSingleItem();
    }

    [Fact(Timeout = Hanging)]
    public async Task The_same_message_delivered_twice_is_one()
    {
        await LinkAsync();
        var message = Words("I slept badly.");

        await ComeAsync(message, message);
        await ComeAsync(message);
        await TapAsync(ChatTexts.Done);

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe("I slept badly.");
        Phone.Read.Count(t => t == ChatTexts.Listening).ShouldBe(1);
    }

    private async Task<LinkedChatOutcome.Linked> StandsAsync() =>
        (
            await House.Get<LinkedChat>().ReadAsync(Therapist, Patient, Cancel)
        ).ShouldBeOfType<LinkedChatOutcome.Linked>();
}

public sealed class HandleMessageOnSqlite() : HandleMessageTests(TestedDatabase.Sqlite);

public sealed class HandleMessageOnPostgres() : HandleMessageTests(TestedDatabase.Postgres);
