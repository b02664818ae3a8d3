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

    [Theory]
    [InlineData("I tried to kill myself when I was nineteen, twenty years ago")]
    [InlineData("Years ago I tried to kill myself and survived.")]
    [InlineData("Years ago I tried to kill myself. Today I am grateful I am still here.")]
    public void An_attempt_of_long_ago_is_a_concern_and_wakes_nobody(string text) =>
        RiskScreen.Screen(text).Level.ShouldBe(RiskLevel.Concern);

    [Theory]
    [InlineData("I tried to kill myself and survived.")]
    [InlineData("Years ago I tried to kill myself. I am doing it tonight.")]
    public void What_is_told_of_now_stays_urgent(string text) =>
        RiskScreen.Screen(text).Level.ShouldBe(RiskLevel.Urgent);

    [Fact]
    public void A_wish_to_die_makes_an_everyday_word_urgent()
    {
        RiskScreen.Screen("There are pills in the cupboard.").Level.ShouldBe(RiskLevel.None);
        RiskScreen.Screen("I want to die. There are pills in the cupboard.").Level.ShouldBe(RiskLevel.Urgent);
    }

    [Theory]
    [InlineData(
        "I have counted the tablets in the drawer and tonight I will take them.",
        "I counted my tablets because I am due a refill and tonight I take the last one"
    )]
    [InlineData(
        "The pills are lined up by the bed and at midnight I am going to swallow them.",
        "The pills are in the drawer and tonight I am going to take one for my headache."
    )]
    [InlineData(
        "I've put enough painkillers aside and on Friday I will take them all.",
        "I've put the cups aside and on Friday I will take them all."
    )]
    [InlineData(
        "I laid out all my pills and I'll take them tomorrow when he is at work.",
        "I laid out my pills for the week and I'll take them tomorrow after breakfast as usual."
    )]
    [InlineData(
        "Tonight I am going to take the tablets I have been counting.",
        "Tonight I am going to take the tablets that the doctor gave me."
    )]
    [InlineData(
        "I keep counting the tablets. Tonight I will take all of them.",
        "I have new tablets. Tonight I take them."
    )]
    [InlineData(
        "I have about fifty sleeping pills and tomorrow I'll take them.",
        "I have fifty pills left and tomorrow I will pick up the next box."
    )]
    [InlineData(
        "The rope is in the boot and tomorrow I will use it.",
        "The rope is in the boot and tomorrow I will use it to tow the car."
    )]
    public void A_means_made_ready_beside_a_time_is_preparation_and_either_alone_is_not(string phrase, string twin)
    {
        RiskScreen.Screen(phrase).Severity.ShouldBe(5, phrase);
        RiskScreen.Screen(twin).ShouldBe(RiskFinding.Nothing, twin);
    }

    [Theory]
    [InlineData(
        "I don't want to be here any more, not like this.",
        "I don't want to be in this office any more, not like this."
    )]
    [InlineData("I don't want to be here. Not like this.", "I don't want to be late. Not like this.")]
    [InlineData("I just don't want to be around any more.", "I just don't want to be around him any more.")]
    [InlineData("I don't want to be here any longer.", "I don't want to sit here any longer.")]
    [InlineData("I no longer want to be here.", "I no longer want to be in the choir.")]
    [InlineData("Some days I no longer want to exist.", "Some days I no longer want to argue.")]
    [InlineData("I wish I wasn't here any more.", "I wish I wasn't in Leeds any more.")]
    [InlineData("I'd rather not be here any more.", "I'd rather not be late any more.")]
    [InlineData("I can't go on any more.", "I can't go swimming any more.")]
    [InlineData("I don't want to be here any more.", "I don't want to be here any more, at this party.")]
    public void No_longer_wanting_to_be_here_is_a_concern_in_one_word_or_two(string phrase, string twin)
    {
        RiskScreen.Screen(phrase).Level.ShouldBe(RiskLevel.Concern, phrase);
        RiskScreen.Screen(twin).ShouldBe(RiskFinding.Nothing, twin);
    }

    [Theory]
    [InlineData(RiskLevel.Concern, "I missed a deadline. Everyone would be better off without me.")]
    [InlineData(RiskLevel.Concern, "Two deadlines this week, and the children would be better off without me.")]
    [InlineData(RiskLevel.Concern, "My deadline at work is Monday and they would be better off without me.")]
    [InlineData(RiskLevel.Urgent, "They would be better off without me. I have set myself a deadline.")]
    [InlineData(RiskLevel.Urgent, "They would be better off without me, and I've given myself until March.")]
    [InlineData(RiskLevel.Urgent, "I want to die. My deadline is my birthday.")]
    [InlineData(RiskLevel.None, "I set myself a deadline for the tax papers.")]
    public void Only_a_deadline_of_ones_own_makes_a_wish_to_be_gone_urgent(RiskLevel level, string text) =>
        RiskScreen.Screen(text).Level.ShouldBe(level, text);

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
