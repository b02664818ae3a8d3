using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class ShowWeekTests(TestedDatabase on) : ChatTest(on)
{
    [Theory(Timeout = Hanging)]
    [InlineData("/week")]
    [InlineData("/week_in_review")]
    public async Task Whoever_asks_reads_their_own_words_of_the_last_seven_days(string command)
    {
        await LinkAsync();
        await WriteAsync("I called my brother after a long silence.");
        Phone.Clear();

        await SayAsync(command);

        var said = Phone.Read.ShouldHaveSingleItem();
        said.ShouldContain("“I called my brother after a long silence.”");
        said.ShouldEndWith(ChatTexts.WithoutAi);
    }

    [Fact(Timeout = Hanging)]
    public async Task An_offered_week_is_the_one_that_is_shown_also_days_later()
    {
        await LinkAsync();
        await WriteAsync("I called my brother after a long silence.");
        Pass(TimeSpan.FromDays(9));
        await WriteAsync("On that day I went to the sea.");
        Phone.Clear();

        await ComeAsync(Tap($"{ShowWeek.ShowTapped}2026-03-08"));
        Phone.Read[0].ShouldStartWith("Your week, 2 March to 8 March");
        Phone.Read[0].ShouldContain("brother");
        Phone.Read[0].ShouldNotContain("sea");
        await ComeAsync(Tap($"{ShowWeek.ShowTapped}2999-01-01"));

        Phone.Read[1].ShouldStartWith("Your week, 5 March to 11 March");
        await ComeAsync(Tap($"{ShowWeek.ShowTapped}nonsense"));
        Phone.Read.Count.ShouldBe(2);
    }

    [Fact(Timeout = Hanging)]
    public async Task While_an_urgent_alert_stands_the_fixed_words_are_said_instead()
    {
        await LinkAsync();
        await WriteAsync("I called my brother after a long silence.");
        await WriteAsync(Urgent);
        Phone.Clear();

        await SayAsync("/week");

        Phone.Read.ShouldHaveSingleItem().ShouldNotContain("brother");
        Phone.Read[0].ShouldContain("emergency");
    }

    [Fact(Timeout = Hanging)]
    public async Task Before_the_therapist_has_confirmed_whose_chat_it_is_nothing_older_is_shown()
    {
        await LinkAsync(confirm: false);
        await WriteAsync("I called my brother after a long silence.");
        Phone.Clear();

        await SayAsync("/week");

        Phone.Read.ShouldHaveSingleItem().ShouldNotContain("brother");
    }
}

public sealed class ShowWeekOnSqlite() : ShowWeekTests(TestedDatabase.Sqlite);

public sealed class ShowWeekOnPostgres() : ShowWeekTests(TestedDatabase.Postgres);
