using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class AnswerSmallTalkTests(TestedDatabase on) : ChatTest(on)
{
    [Theory(Timeout = Hanging)]
    [InlineData("Thanks!", SmallTalkTexts.ToThanks)]
    [InlineData("thank you 🙏🏽", SmallTalkTexts.ToThanks)]
    [InlineData("Hi", SmallTalkTexts.ToAGreeting)]
    [InlineData("hello...", SmallTalkTexts.ToAGreeting)]
    [InlineData("Good  morning", SmallTalkTexts.ToAGreeting)]
    [InlineData("👍", SmallTalkTexts.ToASign)]
    [InlineData("❤️", SmallTalkTexts.ToASign)]
    [InlineData("👍🏿👍🏿", SmallTalkTexts.ToASign)]
    public async Task It_is_answered_kindly_and_begins_no_entry(string words, string answer)
    {
        await LinkAsync();

        await SayAsync(words);

        Phone.Read.ShouldBe([answer]);
        (await PartsAsync()).ShouldBe(0);
    }

    [Theory(Timeout = Hanging)]
    [InlineData("are you human?")]
    [InlineData("Are you a real person?!")]
    [InlineData("are you a bot")]
    [InlineData("Is anybody there?")]
    [InlineData("who are you?")]
    public async Task Who_asks_what_answers_here_is_told_and_whom_to_call(string words)
    {
        await LinkAsync();

        await SayAsync(words);

        Phone.Read.ShouldHaveSingleItem().ShouldStartWith("I am a program, not a person.");
        Phone.Read[0].ShouldContain("emergency");
        (await PartsAsync()).ShouldBe(0);
    }

    [Theory(Timeout = Hanging)]
    [InlineData("Thanks to my sister I slept.")]
    [InlineData("Hello darkness")]
    [InlineData("🌧️")]
    [InlineData("?")]
    public async Task What_says_more_is_an_entry(string words)
    {
        await LinkAsync();

        await SayAsync(words);

        Phone.Read.ShouldBe([ChatTexts.Listening]);
        (await PartsAsync()).ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task Inside_an_entry_it_is_part_of_it()
    {
        await LinkAsync();
        await SayAsync("I said to her:");
        await SayAsync("Thank you");
        await SayAsync("Are you human?");
        await TapAsync(ChatTexts.Done);

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldContain("Thank you\n\nAre you human?");
    }

    [Fact(Timeout = Hanging)]
    public async Task While_an_urgent_alert_stands_nothing_light_is_said()
    {
        await LinkAsync();
        await WriteAsync(Urgent);
        Phone.Clear();

        await SayAsync("thanks");

        Phone.Read.ShouldHaveSingleItem().ShouldNotBe(SmallTalkTexts.ToThanks);
        Phone.Read[0].ShouldContain("emergency");
    }

    [Fact(Timeout = Hanging)]
    public async Task Without_consent_a_greeting_gets_what_is_missing()
    {
        await LinkAsync();
        await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Telegram, give: false, Cancel);

        await SayAsync("hello");

        Phone.Read.ShouldBe([ChatTexts.NothingIsKept]);
    }

    private Task<int> PartsAsync() => House.LookAsync(db => db.EntryParts.CountAsync(Cancel));
}

public sealed class AnswerSmallTalkOnSqlite() : AnswerSmallTalkTests(TestedDatabase.Sqlite);

public sealed class AnswerSmallTalkOnPostgres() : AnswerSmallTalkTests(TestedDatabase.Postgres);
