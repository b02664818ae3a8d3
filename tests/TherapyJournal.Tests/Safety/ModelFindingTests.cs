using Shouldly;
using TherapyJournal.Assistants;
using TherapyJournal.Safety;
using Xunit;

namespace TherapyJournal.Tests.Safety;

public sealed class ModelFindingTests
{
    private const string Text = "It rained. I gave Nina the keys,  and the cat. Then I slept.";

    [Fact]
    public void A_model_names_the_kinds_of_danger_as_the_rules_do() =>
        Enum.GetNames<ScreenReplyCategory>().Except(["None"]).ShouldBe(Enum.GetNames<RiskCategory>());

    [Theory]
    [InlineData(ScreenReplyLevel.Urgent, ScreenReplyCategory.Attempt, 6)]
    [InlineData(ScreenReplyLevel.Urgent, ScreenReplyCategory.Plan, 5)]
    [InlineData(ScreenReplyLevel.Urgent, ScreenReplyCategory.Preparation, 5)]
    [InlineData(ScreenReplyLevel.Urgent, ScreenReplyCategory.HarmToOthers, 4)]
    [InlineData(ScreenReplyLevel.Urgent, ScreenReplyCategory.None, 4)]
    [InlineData(ScreenReplyLevel.Concern, ScreenReplyCategory.SelfHarm, 3)]
    [InlineData(ScreenReplyLevel.Concern, ScreenReplyCategory.DirectIdeation, 2)]
    [InlineData(ScreenReplyLevel.Concern, ScreenReplyCategory.None, 2)]
    public void Its_severity_follows_the_scale_of_the_rules(
        ScreenReplyLevel level,
        ScreenReplyCategory category,
        int severity
    )
    {
        var found = ModelFinding.Of(new(level, category, "Then I slept."), Text, "m").ShouldNotBeNull();

        found.Finding.Severity.ShouldBe(severity);
        found.Finding.Level.ShouldBe(RiskFinding.LevelOf(severity), "level and severity never contradict each other");
        found.Finding.Categories.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("I gave Nina the keys, and the cat.", RiskLevel.Urgent)]
    [InlineData("I gave Nina the keys,  and the cat.", RiskLevel.Urgent)]
    [InlineData("It rained. I gave Nina the keys, and the cat.", RiskLevel.Urgent)]
    [InlineData("I gave Nina the keys, and the cat", RiskLevel.Urgent)]
    [InlineData("“I gave Nina the keys, and the cat.”", RiskLevel.Urgent)]
    [InlineData("I gave Nina the keys", RiskLevel.Concern)]
    [InlineData("I gave Nina the car keys, and the cat.", RiskLevel.Concern)]
    [InlineData(" ", RiskLevel.Concern)]
    public void Urgent_stands_with_whole_sentences_alone(string quotation, RiskLevel level)
    {
        var reply = new ScreenReply(ScreenReplyLevel.Urgent, ScreenReplyCategory.Preparation, quotation);

        var found = ModelFinding.Of(reply, Text, "m").ShouldNotBeNull().Finding;

        found.Level.ShouldBe(level);
        found.Spans.Count.ShouldBe(level == RiskLevel.Urgent ? 1 : 0);
    }

    [Theory]
    [InlineData("i gave her the keys and said sorry", RiskLevel.Urgent)]
    [InlineData("gave her the keys", RiskLevel.Concern)]
    [InlineData("i gave her the keys and said goodbye", RiskLevel.Concern)]
    public void Of_somebody_who_writes_without_a_full_stop_some_words_as_they_stand_are_enough(
        string quotation,
        RiskLevel level
    )
    {
        var ramble = string.Concat(Enumerable.Repeat("and then it rained and nobody came and i went on ", 10));
        var text = $"{ramble}i gave her the keys and said sorry {ramble}";
        var reply = new ScreenReply(ScreenReplyLevel.Urgent, ScreenReplyCategory.Preparation, quotation);

        var found = ModelFinding.Of(reply, text, "m").ShouldNotBeNull().Finding;

        found.Level.ShouldBe(level);
        found
            .Spans.Select(s => text.Substring(s.Start, s.Length))
            .ShouldBe(level == RiskLevel.Urgent ? [quotation] : []);
    }

    [Fact]
    public void None_is_nothing_whatever_stands_beside_it() =>
        ModelFinding
            .Of(new(ScreenReplyLevel.None, ScreenReplyCategory.Attempt, "Then I slept."), Text, "m")
            .ShouldBeNull();

    [Theory]
    [InlineData(0.85, 0, RiskCategory.SelfHarm)]
    [InlineData(0, 0.7, RiskCategory.DirectIdeation)]
    [InlineData(1, 1, RiskCategory.DirectIdeation)]
    public void A_high_moderation_is_a_concern_and_never_more(double selfHarm, double intent, object category)
    {
        var found = ModelFinding.Of(new ModerationOutcome.Judged(selfHarm, intent, 1), "m").ShouldNotBeNull().Finding;

        found.Level.ShouldBe(RiskLevel.Concern);
        found.Categories.ShouldBe([(RiskCategory)category]);
    }

    [Fact]
    public void A_low_or_failed_moderation_or_none_is_nothing()
    {
        ModelFinding.Of(new ModerationOutcome.Judged(0.84, 0.69, 1), "m").ShouldBeNull();
        ModelFinding.Of(new ModerationOutcome.Failed(AssistantFailure.TimedOut), "m").ShouldBeNull();
        ModelFinding.Of(null, "m").ShouldBeNull();
    }
}
