using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.Assistants;
using Xunit;

namespace TherapyJournal.Tests.Assistants;

public sealed class ModeratorTests : AssistantTest
{
    [Fact(Timeout = Hanging)]
    public async Task The_three_scores_of_self_harm_are_read()
    {
        OpenAi.Moderation = FakeOpenAi.Moderated(selfHarm: 0.91, intent: 0.4);

        var outcome = await AskAsync();

        outcome.ShouldBe(new ModerationOutcome.Judged(0.91, 0.4, 0.01));
        var sent = OpenAi.Others.ShouldHaveSingleItem();
        sent.GetProperty("model").GetString().ShouldBe("omni-moderation-latest");
        sent.GetProperty("input").GetString().ShouldBe("I lay awake.");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_request_is_as_the_published_schema_has_it()
    {
        var specification = OpenAiSpecification.OrSkip();

        await AskAsync();

        specification.Faults("/v1/moderations", OpenAi.Others.Single()).ShouldBeEmpty();
    }

    [Theory(Timeout = Hanging)]
    [InlineData("""{"results": []}""")]
    [InlineData("""{"results": [{"category_scores": {"self-harm": 0.1, "self-harm/intent": "much"}}]}""")]
    [InlineData(
        """{"results": [{"category_scores": {"self-harm": 7, "self-harm/intent": 0, "self-harm/instructions": 0}}]}"""
    )]
    public async Task A_judgement_with_holes_is_none(string answer)
    {
        OpenAi.Moderation = answer;

        (await AskAsync()).ShouldBe(new ModerationOutcome.Failed(AssistantFailure.Malformed));
    }

    [Theory(Timeout = Hanging)]
    [InlineData(FakeFault.RateLimited, AssistantFailure.RateLimited)]
    [InlineData(FakeFault.HalfABody, AssistantFailure.Unreachable)]
    [InlineData(FakeFault.Html, AssistantFailure.Malformed)]
    public async Task Every_fault_is_a_reason(FakeFault fault, AssistantFailure reason)
    {
        OpenAi.Fail(fault, always: true);

        (await AskAsync()).ShouldBe(new ModerationOutcome.Failed(reason));
    }

    private Task<ModerationOutcome> AskAsync() =>
        Room().GetRequiredService<Moderator>().JudgeAsync("I lay awake.", Cancel);
}
