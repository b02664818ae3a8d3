using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

/// <summary>What a model is told before it asks: bounded, without what is private or raised, with what was refused.</summary>
public abstract class PromptContextTests(TestedDatabase on) : ModelLoopTest(on)
{
    [Fact]
    public async Task What_the_screen_raised_is_not_shown_to_whoever_writes_the_question()
    {
        await WriteAsync($"I fed the neighbour's cat. {Concern} Then I slept.");
        Model.Requests.Clear();

        await AskAsync();

        Sent.ShouldContain("fed the neighbour");
        Sent.ShouldNotContain("better off without me");
    }

    [Fact]
    public async Task Nothing_private_is_shown()
    {
        await WriteAsync("The lighthouse is my secret.", isPrivate: true);
        await WriteAsync(Calm);

        await AskAsync();

        Sent.ShouldNotContain("lighthouse");
    }

    [Fact]
    public async Task A_changed_goal_is_told_in_its_new_words_alone()
    {
        var goals = House.Get<ChangeGoal>();
        var added = await goals.AddAsync(Therapist, Patient, "Sleep through the night.", null, Cancel);
        var goal = added.ShouldBeOfType<ChangeGoalOutcome.Changed>().Goal;
        await AskAsync();
        Sent.ShouldContain("Sleep through the night");
        Model.Requests.Clear();
        Pass(TimeSpan.FromMinutes(1));

        await goals.ChangeAsync(Therapist, Patient, goal.Id, goal.Version, "Call a friend each week.", null, Cancel);
        await AskAsync();

        Sent.ShouldContain("Call a friend each week");
        Sent.ShouldNotContain("Sleep through");
    }

    [Theory]
    [InlineData(null, "Walk by the river more often")]
    [InlineData("Sing in the choir again", "Sing in the choir again")]
    public async Task A_goal_that_was_changed_in_review_is_told_in_its_new_words_alone(string? words, string told)
    {
        var added = await House.Get<ChangeGoal>().AddAsync(Therapist, Patient, "Leave the house daily.", null, Cancel);
        var goalId = added.ShouldBeOfType<ChangeGoalOutcome.Changed>().Goal.Id;
        Summarises(
            "A wish for the river.",
            [("The patient would like to walk by the river.", Wish)],
            new
            {
                text = "Walk by the river more often",
                goalId,
                evidence = new[] { Wish },
            }
        );
        var suggestion = (await InboxItemAsync(await WriteAsync(Wish))).Suggestion.ShouldNotBeNull();
        suggestion.Content.GoalId.ShouldBe(goalId);
        await House.Get<ReviewSuggestedGoal>().AcceptAsync(Therapist, suggestion.Id, words, null, Cancel);
        Model.Requests.Clear();

        await AskAsync();

        Sent.ShouldContain(told);
        Sent.ShouldNotContain("Leave the house");
    }

    [Fact]
    public async Task What_came_of_earlier_questions_is_told()
    {
        await AskAsync();
        await AskAsync(PromptWish.Another);
        await AskAsync(PromptWish.Easier);
        Model.Requests.Clear();

        await AskAsync(PromptWish.Another);

        Sent.ShouldContain("then=\\\"another\\\"");
        Sent.ShouldContain("then=\\\"easier\\\"");
    }

    [Fact]
    public async Task Themes_method_tone_and_depth_are_told()
    {
        await SetAsync("seek", "swimming");
        await SetAsync("avoid", "father");
        await SetAsync("method", "act");
        await SetAsync("tone", "brief");
        await SetAsync("depth", "1");

        await AskAsync();

        foreach (
            var told in (string[])
                [
                    "Seek this theme: swimming",
                    "Leave this theme alone: father",
                    "acceptance and commitment",
                    "Tone: brief",
                    "something light",
                ]
        )
        {
            Sent.ShouldContain(told);
        }
    }

    [Fact]
    public async Task After_not_today_nothing_is_asked_that_day_unless_it_is_wanted()
    {
        (await TryAskAsync(PromptWish.NotToday)).ShouldBeOfType<AskOutcome.NotToday>();

        (await TryAskAsync()).ShouldBeOfType<AskOutcome.NotToday>();
        (await TryAskAsync(PromptWish.Another)).ShouldBeOfType<AskOutcome.Asked>();
        Pass(TimeSpan.FromDays(1));
        (await TryAskAsync()).ShouldBeOfType<AskOutcome.Asked>();
    }

    [Fact]
    public async Task A_full_week_asks_nothing_unasked()
    {
        await SetAsync("often", "2");
        Ground.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero)); // a Monday
        for (var day = 0; day < 2; day++)
        {
            await AskAsync();
            Pass(TimeSpan.FromDays(1));
        }

        (await TryAskAsync()).ShouldBeOfType<AskOutcome.NotToday>();
        (await TryAskAsync(PromptWish.Another)).ShouldBeOfType<AskOutcome.Asked>();
        Pass(TimeSpan.FromDays(5));
        (await TryAskAsync()).ShouldBeOfType<AskOutcome.Asked>();
    }

    [Fact]
    public async Task What_was_taken_back_is_in_no_summary_of_what_came_before()
    {
        var heron = await WriteAsync("The heron came to the pond.");
        for (var i = 0; i < 4; i++)
        {
            Pass(TimeSpan.FromDays(1));
            await WriteAsync($"Day {i} was long and quiet.");
        }
        Model.Answer = request => FakeSummary(request);
        await AskAsync();
        await House.Get<TakeBackEntry>().RunAsync(Patient, heron, Cancel);
        Model.Requests.Clear();

        await AskAsync(PromptWish.Another);

        Sent.ShouldContain("so-far");
        Sent.ShouldNotContain("heron");
    }

    [Fact]
    public async Task What_was_sent_of_the_entries_before_is_on_record_by_entry()
    {
        var heron = await WriteAsync("The heron came to the pond.");
        for (var day = 0; day < 3; day++)
        {
            Pass(TimeSpan.FromDays(1));
            await WriteAsync($"Day {day} was long and quiet.");
        }
        await AskAsync();

        var calls = await House.Get<ListModelCalls>().RunAsync(Therapist, Patient, Cancel);

        calls
            .ShouldBeOfType<ReadOutcome<IReadOnlyList<ModelCallView>>.Open>()
            .Value.SelectMany(call => call.Content.Sent)
            .Where(sent => sent.Kind == "so-far")
            .ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                sent => sent.EntryId.ShouldBe(heron),
                sent => sent.Characters.ShouldBe("2027-01-01 The patient describes the day.".Length)
            );
    }

    private static string FakeSummary(TherapyJournal.Tests.Assistants.FakeRequest request) =>
        TherapyJournal.Tests.Assistants.FakeAnswers.Plausible(request);

    private async Task SetAsync(string key, string value) =>
        (
            await House.Get<ChangePatient>().SetAsync(Therapist, Patient, key, value, Cancel)
        ).ShouldBeOfType<ChangePatientOutcome.Changed>();
}

public sealed class PromptContextOnSqlite() : PromptContextTests(TestedDatabase.Sqlite);

public sealed class PromptContextOnPostgres() : PromptContextTests(TestedDatabase.Postgres);
