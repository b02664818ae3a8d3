using Shouldly;
using TherapyJournal.Safety;
using Xunit;

namespace TherapyJournal.Tests.Safety;

/// <summary>Each family of phrases, and beside it the nearest sentence that means no harm.</summary>
public sealed class RiskScreenTests
{
    public static TheoryData<string, RiskLevel, string, string> Families =>
        new()
        {
            { nameof(RiskCategory.DirectIdeation), RiskLevel.Concern, "I want to die.", "I'm dying to see you." },
            { nameof(RiskCategory.DirectIdeation), RiskLevel.Concern, "I want to be dead", "I was dead tired" },
            { nameof(RiskCategory.DirectIdeation), RiskLevel.Concern, "I feel suicidal", "I am not suicidal" },
            { nameof(RiskCategory.DirectIdeation), RiskLevel.Concern, "i think about suicide", "We saw Suicide Squad" },
            { nameof(RiskCategory.DirectIdeation), RiskLevel.Concern, "I'd like to end it all", "I ended it with him" },
            {
                nameof(RiskCategory.DirectIdeation),
                RiskLevel.Concern,
                "I think about killing myself",
                "These shoes, my feet are killing me"
            },
            {
                nameof(RiskCategory.DirectIdeation),
                RiskLevel.Concern,
                "I wanted to die all day",
                "I used to want to die, years ago"
            },
            {
                nameof(RiskCategory.DirectIdeation),
                RiskLevel.Concern,
                "My friend is kind, but I want to die",
                "My friend said she wants to die"
            },
            {
                nameof(RiskCategory.DirectIdeation),
                RiskLevel.Concern,
                "I told her \"I want to die\"",
                "In the film he says \"I want to die\""
            },
            {
                nameof(RiskCategory.ObliqueIdeation),
                RiskLevel.Concern,
                "Everyone would be better off without me",
                "The soup would be better without salt"
            },
            {
                nameof(RiskCategory.ObliqueIdeation),
                RiskLevel.Concern,
                "I won't be here in spring",
                "I won't be at work in spring"
            },
            {
                nameof(RiskCategory.ObliqueIdeation),
                RiskLevel.Concern,
                "I hope I never wake up",
                "I hope I never wake up the baby"
            },
            {
                nameof(RiskCategory.ObliqueIdeation),
                RiskLevel.Urgent,
                "Goodbye everyone.",
                "I said goodbye to everyone at the farewell party"
            },
            { nameof(RiskCategory.Plan), RiskLevel.Urgent, "I'm going to kill myself", "I'm going to kill some time" },
            {
                nameof(RiskCategory.Plan),
                RiskLevel.Urgent,
                "I will end my life on Friday",
                "I will end my lease on Friday"
            },
            {
                nameof(RiskCategory.Plan),
                RiskLevel.Urgent,
                "I want to die and I have a plan",
                "I have a plan for the garden"
            },
            {
                nameof(RiskCategory.Means),
                RiskLevel.Urgent,
                "I think about jumping off the bridge",
                "I jumped off the bus at the bridge"
            },
            {
                nameof(RiskCategory.Means),
                RiskLevel.Urgent,
                "I want to hang myself",
                "I want to hang the picture myself"
            },
            {
                nameof(RiskCategory.Preparation),
                RiskLevel.Urgent,
                "I have written my goodbye letters",
                "I have written my thank-you letters"
            },
            {
                nameof(RiskCategory.Preparation),
                RiskLevel.Concern,
                "I am giving away all my books",
                "I am reading all my books again"
            },
            {
                nameof(RiskCategory.Attempt),
                RiskLevel.Urgent,
                "I took all my sleeping pills",
                "I took my pills this morning and went to work"
            },
            {
                nameof(RiskCategory.Attempt),
                RiskLevel.Urgent,
                "I tried to kill myself",
                "I never tried to kill myself"
            },
            { nameof(RiskCategory.Attempt), RiskLevel.Urgent, "I overdosed last night", "I overslept last night" },
            { nameof(RiskCategory.SelfHarm), RiskLevel.Concern, "I cut myself again", "I cut myself shaving" },
            { nameof(RiskCategory.SelfHarm), RiskLevel.Concern, "I want to hurt myself", "I hurt myself at the gym" },
            { nameof(RiskCategory.HarmToOthers), RiskLevel.Concern, "I want to kill him", "I could kill for a coffee" },
            {
                nameof(RiskCategory.HarmToOthers),
                RiskLevel.Urgent,
                "I am going to stab him tonight",
                "I am going to call him tonight"
            },
            {
                nameof(RiskCategory.BeingHarmed),
                RiskLevel.Concern,
                "My husband hits me",
                "My husband hits the ball well"
            },
            {
                nameof(RiskCategory.BeingHarmed),
                RiskLevel.Urgent,
                "He threatened to kill me",
                "Mum will kill me if I forget her birthday"
            },
        };

    [Theory]
    [MemberData(nameof(Families))]
    public void A_phrase_is_found_and_its_harmless_twin_is_not(
        string category,
        RiskLevel level,
        string phrase,
        string twin
    )
    {
        var finding = RiskScreen.Screen(phrase);

        finding.Level.ShouldBe(level, phrase);
        finding.Categories.Select(c => $"{c}").ShouldContain(category, phrase);
        finding.Spans.ShouldNotBeEmpty();
        RiskScreen.Screen(twin).ShouldBe(RiskFinding.Nothing, twin);
    }

    [Theory]
    [InlineData("I don't want to die")]
    [InlineData("I have no intention of killing myself")]
    [InlineData("I would never kill myself")]
    [InlineData("I am a skilled gardener")]
    [InlineData("We were dying of laughter")]
    [InlineData("I no longer think about killing myself")]
    [InlineData("")]
    [InlineData("   \n\t ")]
    [InlineData("🙂🙂🙂")]
    public void What_means_no_harm_raises_nothing(string text) => RiskScreen.Screen(text).ShouldBe(RiskFinding.Nothing);

    [Theory]
    [InlineData("I don't know why I want to die")]
    [InlineData("I can't stop thinking about killing myself")]
    [InlineData("I'm not hungry and I want to die")]
    [InlineData("I don't sleep. I want to die")]
    [InlineData("I'm not joking, I want to die")]
    public void A_negation_of_something_else_takes_nothing_back(string text) =>
        RiskScreen.Screen(text).Level.ShouldBe(RiskLevel.Concern);

    [Fact]
    public void An_attempt_of_long_ago_is_a_concern_and_wakes_nobody() =>
        RiskScreen
            .Screen("I tried to kill myself when I was nineteen, twenty years ago")
            .Level.ShouldBe(RiskLevel.Concern);

    [Fact]
    public void A_wish_to_die_makes_an_everyday_word_urgent()
    {
        RiskScreen.Screen("There are pills in the cupboard.").Level.ShouldBe(RiskLevel.None);
        RiskScreen.Screen("I want to die. There are pills in the cupboard.").Level.ShouldBe(RiskLevel.Urgent);
    }

    [Fact]
    public void Spans_are_places_in_the_text_as_it_was_written()
    {
        const string text = "Bad day.\u200B I\u2019m going to k1ll mys\u00E9lf tonight.";

        var finding = RiskScreen.Screen(text);

        finding
            .Spans.Select(span => text.Substring(span.Start, span.Length))
            .ShouldContain("going to k1ll mys\u00E9lf");
    }
}
