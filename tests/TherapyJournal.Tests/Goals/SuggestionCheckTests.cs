using NodaTime;
using Shouldly;
using TherapyJournal.Goals;
using Xunit;

namespace TherapyJournal.Tests.Goals;

public sealed class SuggestionCheckTests
{
    private const string Wish = "I want to walk by the river more often.";
    private const string Walked = "I walked by the river before breakfast.";
    private const string Before = "The river in the morning, and I walked slowly.";

    private static readonly SuggestionGround Ground = new(
        $"{Walked} {Wish} I want to feel calmer. The doctor spoke about my sertraline. I like tea. Nina made tea and I set the table.",
        [$"It rained. {Before} I set the table for two."],
        ["Sleep without the phone.", "Cook a meal for Nina each Friday", "Answer the letters on Mondays"]
    );

    [Fact]
    public void A_plain_wish_of_the_entry_is_enough() => Check("Walk by the river more often", Wish).ShouldBe(null);

    [Fact]
    public void Two_entries_that_point_to_it_are_enough() =>
        Check("Walk by the river before breakfast", Walked, Before).ShouldBe(null);

    [Theory]
    [InlineData("Walk by the river", SuggestionRule.TooLittleEvidence, Walked)]
    [InlineData("Walk by the river", SuggestionRule.TooLittleEvidence, Before)]
    [InlineData("Walk by the river with ⟦person-2⟧", SuggestionRule.Placeholder, Wish)]
    [InlineData("Walk by the river", SuggestionRule.NoEvidence, "I walked by the sea.")]
    [InlineData("Walk by the river", SuggestionRule.NoEvidence, "I walked by the river")]
    [InlineData("Join a gym and start lifting weights", SuggestionRule.NotTheirWords, Wish)]
    [InlineData("Practise assertive communication", SuggestionRule.NotTheirWords, Wish)]
    [InlineData("Feel calmer at night", SuggestionRule.AboutFeeling, "I want to feel calmer.")]
    [InlineData("Be happy by the river", SuggestionRule.AboutFeeling, Wish)]
    [InlineData("Take sertraline by the river", SuggestionRule.Clinical, Wish)]
    [InlineData("Walk by the river against depression", SuggestionRule.Clinical, Wish)]
    [InlineData(
        "Walk by the river every morning before breakfast and every evening after work and twice on both days of each weekend",
        SuggestionRule.TooLarge,
        Wish
    )]
    internal void It_is_dropped_by_its_rule(string goal, SuggestionRule rule, string evidence) =>
        Check(goal, evidence).ShouldBe(rule);

    [Theory]
    [InlineData("Sleep without the phone", true)]
    [InlineData("sleep without my phone.", true)]
    [InlineData("Sleeping without the phone at night", true)]
    [InlineData("Cook Nina a meal every Friday", true)]
    [InlineData("On Mondays, answer letters", true)]
    [InlineData("Phone Nina on Fridays", false)]
    [InlineData("Sleep until seven", false)]
    [InlineData("Write letters", false)]
    [InlineData("Walk by the river", false)]
    public void What_was_said_before_is_known_in_other_words_too(string goal, bool repeats) =>
        SuggestionCheck.Repeats(goal, Ground.Standing).ShouldBe(repeats);

    [Fact]
    public void A_repeated_goal_is_dropped_also_with_good_evidence()
    {
        var ground = Ground with { Standing = ["Walk more often by the river."] };

        SuggestionCheck
            .Check("Walk by the river more often", [Wish], ground)
            .ShouldBe(new SuggestionOutcome.Dropped(SuggestionRule.Repeats));
    }

    [Fact]
    public void A_good_goal_is_dropped_where_a_model_has_suggested_enough()
    {
        SuggestionCheck
            .Check("Walk by the river more often", [Wish], Ground with { IsTooSoon = true })
            .ShouldBe(new SuggestionOutcome.Dropped(SuggestionRule.TooSoon));
        SuggestionCheck
            .Check("Join a gym and start lifting weights", [Wish], Ground with { IsTooSoon = true })
            .ShouldBe(new SuggestionOutcome.Dropped(SuggestionRule.NotTheirWords), "what is wrong with it comes first");
    }

    [Theory]
    [InlineData("gpt-6-luna", SuggestedGoalState.Waiting, 30, true)]
    [InlineData("gpt-6-luna", SuggestedGoalState.Rejected, 6, true)]
    [InlineData("gpt-6-luna", SuggestedGoalState.Accepted, 6, true)]
    [InlineData("gpt-6-luna", SuggestedGoalState.Rejected, 7, false)]
    [InlineData("question-bank", SuggestedGoalState.Waiting, 0, false)]
    public void One_waits_at_a_time_and_a_week_lies_between_two(
        string writtenBy,
        SuggestedGoalState state,
        int daysAgo,
        bool tooSoon
    )
    {
        var now = Instant.FromUtc(2026, 11, 5, 22, 0);
        var before = new SuggestedGoalContent(
            "Walk by the river",
            null,
            [],
            writtenBy,
            (now - Duration.FromDays(daysAgo)).ToUnixTimeMilliseconds()
        )
        {
            State = state,
        };

        SuggestionCheck.IsTooSoon([before], now).ShouldBe(tooSoon);
    }

    [Fact]
    public void Only_evidence_that_was_found_is_kept() =>
        SuggestionCheck
            .Check("Walk by the river more often", [Wish, "I never said this."], Ground)
            .ShouldBeOfType<SuggestionOutcome.Stands>()
            .Evidence.ShouldBe([Wish]);

    private static SuggestionRule? Check(string goal, params string[] evidence) =>
        SuggestionCheck.Check(goal, evidence, Ground) is SuggestionOutcome.Dropped { Rule: var rule } ? rule : null;
}
