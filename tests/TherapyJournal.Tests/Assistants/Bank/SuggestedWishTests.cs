using Shouldly;
using TherapyJournal.Assistants.Bank;
using Xunit;

namespace TherapyJournal.Tests.Assistants.Bank;

public sealed class SuggestedWishTests
{
    [Theory]
    [InlineData("I want to be able to say no to my sister.", "be able to say no to my sister")]
    [InlineData("Tired. I’d really like to sleep through the night, because I am worn out.", "sleep through the night")]
    [InlineData("I wish I could talk to my father again.", "talk to my father again")]
    [InlineData("My goal is to ride the bus alone.", "ride the bus alone")]
    [InlineData("I need to learn to ask for help.", "learn to ask for help")]
    [InlineData("and so I want to spend more time with my son", "spend more time with my son")]
    public void A_plain_wish_is_found_in_its_own_words(string entry, string expected) =>
        Of(entry)!.Text.ShouldBe(expected);

    [Fact]
    public void The_evidence_is_the_whole_sentence() =>
        Of("It rained. Still, I want to trust people more, really. The end.")!
            .Evidence.ShouldBe("Still, I want to trust people more, really.");

    [Theory]
    [InlineData("I want to die.")]
    [InlineData("I want to disappear for good.")]
    [InlineData("I just want to not wake up.")]
    [InlineData("I want to make him pay for it.")]
    [InlineData("I want to get back at her.")]
    [InlineData("I want to hurt myself again.")]
    [InlineData("I want to be gone from here.")]
    [InlineData("I want to stop existing like this.")]
    [InlineData("I want to stop eating so much.")]
    [InlineData("I want to lose weight fast.")]
    [InlineData("I just want to be done.")]
    [InlineData("I want to be at peace with it all.")]
    [InlineData("I just want to end this, all of it.")]
    [InlineData("I want to make it easy on my family.")]
    [InlineData("I want it to be quiet and I want to be painless.")]
    [InlineData("I am a burden. I want to learn to cook.")]
    [InlineData("I want to be with my grandmother in heaven.")]
    [InlineData("I want to learn the cello. I also thought about suicide.")]
    public void Death_harm_and_revenge_never_become_a_goal(string entry) => Of(entry).ShouldBeNull();

    [Theory]
    [InlineData("I don't want to be like my sister.")]
    [InlineData("I never want to talk to her about it.")]
    [InlineData("She said \"I want to learn the cello\".")]
    [InlineData("She said I want to learn the cello.")]
    [InlineData("If I want to sleep through I read.")]
    [InlineData("Do I want to learn the cello?")]
    [InlineData("I wanted to learn the cello.")]
    [InlineData("I want to go home.")]
    [InlineData("I need to call the dentist.")]
    [InlineData("I want to talk to my boss tomorrow.")]
    [InlineData("I wish I could have said it.")]
    [InlineData("I want to.")]
    [InlineData("Ali want to learn the cello.")]
    public void What_is_not_a_plain_wish_of_ones_own_is_left_alone(string entry) => Of(entry).ShouldBeNull();

    [Theory]
    [InlineData("I want to sleep through the night.", "sleep through")]
    [InlineData("I want to be able to say no to my sister.", "Say no to my sister")]
    [InlineData("I want to learn to cook.", "learn to cook")]
    public void A_goal_that_is_there_already_is_not_suggested(string entry, string goal) =>
        Of(entry, goal).ShouldBeNull();

    private static SuggestedWish? Of(string entry, params string[] goals) =>
        ExtractiveSummary.Of(entry, [.. goals.Select(goal => (Guid.Empty, goal))]).SuggestedGoal;
}
