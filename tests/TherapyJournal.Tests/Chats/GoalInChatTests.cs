using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Goals;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class GoalInChatTests(TestedDatabase on) : ChatTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task The_open_goals_are_shown_each_with_who_suggested_it()
    {
        await LinkAsync();
        await AddAsync("Walk by the river", suggestedBy: null);
        await AddAsync("Sleep through", suggestedBy: "a-model");
        await AddAsync("Call my sister", suggestedBy: "question-bank");
        await House.InsertAsync(Patient, new TherapyGoal(), new TherapyGoalContent("An old one", false, []));

        await SayAsync("/goal");

        Phone
            .Read.ShouldHaveSingleItem()
            .ShouldEndWith(
                "• Walk by the river\n• Sleep through (suggested by the assistant, AI)\n• Call my sister (suggested without AI)"
            );
    }

    [Theory(Timeout = Hanging)]
    [InlineData("/goal A walk  every evening")]
    [InlineData("/setgoal A walk every\nevening")]
    public async Task What_stands_behind_the_command_is_proposed_and_changes_no_goal(string words)
    {
        await LinkAsync();

        await SayAsync(words);

        Phone.Read.ShouldBe([RequestTexts.GoalPassedOn("A walk every evening")]);
        var request = (await RequestsAsync()).ShouldHaveSingleItem().Content;
        request.Kind.ShouldBe(PatientRequestKind.Goal);
        request.Words.ShouldBe("A walk every evening");
        (await House.LookAsync(db => db.Goals.CountAsync(Cancel))).ShouldBe(0);
    }

    [Fact(Timeout = Hanging)]
    public async Task So_many_proposals_wait_and_no_more_until_the_therapist_has_decided()
    {
        await LinkAsync();
        for (var i = 1; i <= PassOn.MostProposals; i++)
        {
            await SayAsync($"/goal A walk of {i} miles");
        }

        await SayAsync("/goal A walk of 99 miles");
        Phone.Read[^1].ShouldBe(RequestTexts.EnoughProposed);
        await SayAsync("/goal A walk of 3 miles");

        Phone.Read[^1].ShouldBe(RequestTexts.GoalPassedOn("A walk of 3 miles"));
        (await RequestsAsync()).Count.ShouldBe(PassOn.MostProposals);
    }

    [Fact(Timeout = Hanging)]
    public async Task Asked_for_by_the_button_the_next_message_is_the_proposal_and_the_one_after_it_an_entry()
    {
        await LinkAsync();
        await SayAsync("/goal");
        await TapAsync(RequestTexts.Propose);
        Phone.Read[^1].ShouldBe(RequestTexts.WriteTheGoal);

        await SayAsync("A walk every evening");
        await SayAsync("It rained.");

        (await RequestsAsync()).ShouldHaveSingleItem().Content.Words.ShouldBe("A walk every evening");
        Phone.Read[^1].ShouldBe(ChatTexts.Listening);
    }

    [Theory(Timeout = Hanging)]
    [InlineData("/help", 0)]
    [InlineData(null, 20)]
    public async Task Whoever_does_something_else_first_or_comes_back_later_writes_an_entry(string? first, int minutes)
    {
        await LinkAsync();
        await SayAsync("/goal");
        await TapAsync(RequestTexts.Propose);
        if (first is not null)
        {
            await SayAsync(first);
        }
        Pass(TimeSpan.FromMinutes(minutes));

        await SayAsync("I walked to the river.");

        (await RequestsAsync()).ShouldBeEmpty();
        Phone.Read[^1].ShouldBe(ChatTexts.Listening);
    }

    [Fact(Timeout = Hanging)]
    public async Task In_the_middle_of_an_entry_no_line_of_it_becomes_a_goal()
    {
        await LinkAsync();
        await SayAsync("/goal");
        await SayAsync("It rained.");
        await TapAsync(RequestTexts.Propose);
        Phone.Read[^1].ShouldBe(RequestTexts.FinishFirst);

        await SayAsync("I stayed in.");
        await TapAsync(ChatTexts.Done);

        (await RequestsAsync()).ShouldBeEmpty();
        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe("It rained.\n\nI stayed in.");
    }

    [Fact(Timeout = Hanging)]
    public async Task Danger_in_it_is_answered_and_what_is_said_of_the_words_is_true()
    {
        await LinkAsync();

        await SayAsync($"/goal {Urgent}");

        Phone.Read.Count.ShouldBe(2);
        Phone.Read.ShouldContain(words => words.Contains("emergency"));
        Phone.Read.ShouldNotContain(words => words.Contains("not kept"));
        var shown = (await House.Get<ListAlerts>().RunAsync(Therapist, false, Cancel)).Alerts.ShouldHaveSingleItem();
        shown.Source.ShouldBe(AlertSource.InRequest);
        shown.Alert.Content.IsUrgent.ShouldBeTrue();
        (await RequestsAsync()).ShouldHaveSingleItem().Content.Words.ShouldBe(Urgent);
    }

    [Fact(Timeout = Hanging)]
    public async Task In_a_chat_that_nobody_has_confirmed_no_goal_is_shown_and_one_can_be_proposed()
    {
        await LinkAsync(confirm: false);
        await AddAsync("Walk by the river", suggestedBy: null);

        await SayAsync("/goal");
        Phone.Read.ShouldBe([RequestTexts.GoalsUnconfirmed]);
        await SayAsync("/goal Sleep through");

        (await RequestsAsync()).ShouldHaveSingleItem().Content.Words.ShouldBe("Sleep through");
    }

    [Fact(Timeout = Hanging)]
    public async Task One_that_is_too_long_is_refused_and_the_same_one_waits_once()
    {
        await LinkAsync();

        await SayAsync($"/goal {new string('x', 501)}");
        Phone.Read.ShouldHaveSingleItem().ShouldEndWith(RequestTexts.NotPassedOn);
        await SayAsync("/goal Sleep through");
        await SayAsync("/goal Sleep through");
        await SayAsync("/goal Sleep at ten");

        (await RequestsAsync()).Select(r => r.Content.Words).ShouldBe(["Sleep through", "Sleep at ten"]);
    }

    private async Task AddAsync(string text, string? suggestedBy) =>
        await House.InsertAsync(
            Patient,
            new TherapyGoal(),
            new TherapyGoalContent(
                text,
                true,
                [new GoalEvent(1, GoalEventKind.Added, "therapist", text) { SuggestedBy = suggestedBy }]
            )
        );

    private async Task<IReadOnlyList<RequestView>> RequestsAsync() =>
        (await House.Get<ListRequests>().RunAsync(Therapist, false, Cancel)).Requests;
}

public sealed class GoalInChatOnSqlite() : GoalInChatTests(TestedDatabase.Sqlite);

public sealed class GoalInChatOnPostgres() : GoalInChatTests(TestedDatabase.Postgres);
