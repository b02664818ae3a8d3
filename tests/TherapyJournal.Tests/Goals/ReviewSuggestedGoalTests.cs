using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Goals;

public abstract class ReviewSuggestedGoalTests(TestedDatabase on) : LoopTest(on)
{
    private ReviewSuggestedGoal Review => House.Get<ReviewSuggestedGoal>();

    [Fact]
    public async Task Accepted_it_becomes_a_goal_with_who_when_why_and_its_evidence()
    {
        var suggestion = await SuggestAsync();

        var outcome = await Review.AcceptAsync(Therapist, suggestion, null, "We agreed on it.", Cancel);

        var goal = outcome.ShouldBeOfType<ReviewOutcome.Accepted>().Goal.Content;
        goal.Text.ShouldBe("walk by the river more often");
        var happened = goal.History.ShouldHaveSingleItem();
        (happened.Kind, happened.By).ShouldBe((GoalEventKind.Added, $"therapist:{Therapist.Id}"));
        (happened.Why, happened.SuggestedGoalId).ShouldBe(("We agreed on it.", suggestion));
        happened.At.ShouldBe(Ground.Clock.GetUtcNow().ToUnixTimeMilliseconds());
        happened.Evidence.ShouldBe([Wish]);
    }

    [Fact]
    public async Task Edited_the_therapists_words_stand()
    {
        var suggestion = await SuggestAsync();

        var outcome = await Review.AcceptAsync(Therapist, suggestion, " Walk on\nSundays. ", null, Cancel);

        var goal = outcome.ShouldBeOfType<ReviewOutcome.Accepted>().Goal.Content;
        goal.Text.ShouldBe("Walk on Sundays.");
        goal.History.ShouldHaveSingleItem().Edited.ShouldBeTrue("nobody reads later that these words were suggested");
        (await StateAsync()).ShouldBe(SuggestedGoalState.Edited);
    }

    [Theory]
    [InlineData(null, "walk by the river more often")]
    [InlineData("Sing in the choir again", "Sing in the choir again")]
    public async Task The_next_question_follows_what_was_accepted_or_edited(string? words, string goal)
    {
        var suggestion = await SuggestAsync();
        (await AskAsync()).Content.GoalId.ShouldBeNull("there is no goal yet");
        Pass(TimeSpan.FromMinutes(1));

        var outcome = await Review.AcceptAsync(Therapist, suggestion, words, null, Cancel);
        var asked = (await AskAsync()).Content;

        asked.GoalId.ShouldBe(outcome.ShouldBeOfType<ReviewOutcome.Accepted>().Goal.Id);
        $"{asked.Text} {asked.Why}".ShouldContain(goal);
    }

    [Fact]
    public async Task Edited_to_nothing_it_is_refused_and_still_waits()
    {
        var suggestion = await SuggestAsync();

        (await Review.AcceptAsync(Therapist, suggestion, " ", null, Cancel)).ShouldBeOfType<ReviewOutcome.Unusable>();
        (await StateAsync()).ShouldBe(SuggestedGoalState.Waiting);
    }

    [Fact]
    public async Task Rejected_there_is_no_goal_and_it_is_not_proposed_again()
    {
        var suggestion = await SuggestAsync();

        var outcome = await Review.RejectAsync(Therapist, suggestion, "Too early.", Cancel);
        await WriteAsync(Wish);

        var rejected = outcome.ShouldBeOfType<ReviewOutcome.Rejected>().Suggestion;
        (rejected.Why, rejected.DecidedBy).ShouldBe(("Too early.", $"therapist:{Therapist.Id}"));
        (await GoalsAsync()).ShouldBe(0);
        (await House.LookAsync(db => db.SuggestedGoals.CountAsync(Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task Decided_once_it_is_decided()
    {
        var suggestion = await SuggestAsync();
        await Review.AcceptAsync(Therapist, suggestion, null, null, Cancel);
        var decided = new ReviewOutcome.AlreadyDecided(SuggestedGoalState.Accepted);

        (await Review.AcceptAsync(Therapist, suggestion, null, null, Cancel)).ShouldBe(decided);
        (await Review.RejectAsync(Therapist, suggestion, null, Cancel)).ShouldBe(decided);
        (await GoalsAsync()).ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task Of_several_who_decide_at_once_all_but_the_first_are_told()
    {
        var (suggestion, other) = (await SuggestAsync(), await AnotherProcessAsync());

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => Task.Run(() => DecideAsync(i % 2 == 0 ? House : other), Cancel))
        );

        outcomes.OfType<ReviewOutcome.Accepted>().ShouldHaveSingleItem();
        outcomes.Count(o => o is ReviewOutcome.StaleVersion or ReviewOutcome.AlreadyDecided).ShouldBe(5);
        (await GoalsAsync()).ShouldBe(1);

        Task<ReviewOutcome> DecideAsync(JournalHouse house) =>
            house.Get<ReviewSuggestedGoal>().AcceptAsync(Therapist, suggestion, null, null, Cancel);
    }

    [Fact]
    public async Task Another_therapists_suggestion_looks_like_none()
    {
        var suggestion = await SuggestAsync();
        var other = new Reader.Therapist(await House.AddTherapistAsync("Other"));

        var theirs = await Review.AcceptAsync(other, suggestion, null, null, Cancel);

        theirs.ShouldBe(new ReviewOutcome.NoSuchSuggestion());
        (await Review.AcceptAsync(other, Guid.Empty, null, null, Cancel)).ShouldBe(theirs);
    }

    private async Task<Guid> SuggestAsync() =>
        (await InboxItemAsync(await WriteAsync(Wish))).Suggestion.ShouldNotBeNull().Id;

    private async Task<SuggestedGoalState> StateAsync() =>
        (await InboxAsync()).Items[0].Suggestion.ShouldNotBeNull().Content.State;

    private Task<int> GoalsAsync() => House.LookAsync(db => db.Goals.CountAsync(Cancel));
}

public sealed class ReviewSuggestedGoalOnSqlite() : ReviewSuggestedGoalTests(TestedDatabase.Sqlite);

public sealed class ReviewSuggestedGoalOnPostgres() : ReviewSuggestedGoalTests(TestedDatabase.Postgres);
