using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
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

    [Fact(Timeout = Hanging)]
    public async Task A_message_that_must_wait_is_not_overtaken_by_the_next_ones()
    {
        await LinkAsync();
        await SayAsync("One.");
        await House.ForgeAsync($"update patient_chats set version = version + 1");
        await SayAsync("Two.");
        await House.ForgeAsync($"update patient_chats set version = version - 1");
        await SayAsync("Three.");
        (await House.LookAsync(db => db.IncomingMessages.CountAsync(Cancel))).ShouldBe(2);

        Pass(TimeSpan.FromMinutes(1));
        await WorkAsync();
        await TapAsync(ChatTexts.Done);

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe("One.\n\nTwo.\n\nThree.");
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_waits_for_their_erasure_is_answered_and_their_danger_is_heard()
    {
        await LinkAsync();
        await House.Get<AskForErasure>().RunAsync(Therapist, Patient, Cancel);

        await SayAsync(Urgent);
        await SayAsync(Calm);

        Phone.Read.Count.ShouldBe(2);
        Phone.Read[0].ShouldContain("emergency");
        Phone.Read[1].ShouldContain("ended");
        (await AlertsAsync()).ShouldHaveSingleItem();
        (await House.LookAsync(db => db.EntryParts.CountAsync(Cancel))).ShouldBe(0);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_crisis_answer_that_a_block_held_back_is_said_when_the_block_is_gone()
    {
        await LinkAsync();
        Phone.OnTheWay = _ => new SendOutcome.Blocked();
        await SayAsync(Urgent);
        Phone.Read.ShouldBeEmpty();
        Phone.OnTheWay = _ => null;

        await ComeAsync(Other(ChatMessageKind.Unblocked));

        Phone.Read.ShouldHaveSingleItem().ShouldContain("emergency");
    }

    [Fact(Timeout = Hanging)]
    public async Task Where_nobody_can_write_it_down_a_voice_message_is_declined_at_once_and_the_words_beside_it_are_kept()
    {
        await LinkAsync();
        var voice = Other(ChatMessageKind.Voice) with { Recording = new ChatRecording("file", 12) };

        await ComeAsync(voice);
        Phone.Read.ShouldBe([ChatTexts.NoVoice]);
        await ComeAsync(voice with { Delivery = "another", Number = 900, Text = Urgent });

        (await House.LookAsync(db => db.Recordings.CountAsync(Cancel))).ShouldBe(0);
        (await AlertsAsync()).ShouldHaveSingleItem();
        await TapAsync(ChatTexts.Done);
        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe(Urgent);
    }

    private async Task<LinkedChatOutcome.Linked> StandsAsync() =>
        (
            await House.Get<LinkedChat>().ReadAsync(Therapist, Patient, Cancel)
        ).ShouldBeOfType<LinkedChatOutcome.Linked>();
}

public sealed class HandleMessageOnSqlite() : HandleMessageTests(TestedDatabase.Sqlite);

public sealed class HandleMessageOnPostgres() : HandleMessageTests(TestedDatabase.Postgres);
