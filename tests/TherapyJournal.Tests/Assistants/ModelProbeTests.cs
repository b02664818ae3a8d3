using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using TherapyJournal.Assistants;
using Xunit;

namespace TherapyJournal.Tests.Assistants;

public sealed class ModelProbeTests : AssistantTest
{
    [Fact(Timeout = Hanging)]
    public async Task It_tells_a_model_that_is_known_one_that_is_gone_and_one_that_will_be_shut_down()
    {
        OpenAi.Models["old-model"] = "2026-12-11";

        var outcome = await ProbeAsync(
            ("Journal:Assistants:ReflectOnEntry:Model", "gone-model"),
            ("Journal:Assistants:SummarizeEntry:Model", "old-model")
        );

        outcome
            .ShouldBeOfType<ModelProbeOutcome.Reachable>()
            .Models.ShouldBe([
                new ProbedModel("ask-for-entry", "gpt-6.1-terra", IsKnown: true, ShutsDownOn: null),
                new ProbedModel("reflect-on-entry", "gone-model", IsKnown: false, ShutsDownOn: null),
                new ProbedModel("summarize-entry", "old-model", IsKnown: true, new LocalDate(2026, 12, 11)),
            ]);
        OpenAi.Calls.ShouldBe(["GET /v1/models"]);
    }

    [Fact(Timeout = Hanging)]
    public async Task Without_a_key_it_says_so_and_sends_nothing()
    {
        (await ProbeAsync(("OPENAI_API_KEY", null))).ShouldBeOfType<ModelProbeOutcome.NotConfigured>();

        OpenAi.Calls.ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_wrong_key_is_named_as_the_reason() =>
        (await ProbeAsync(("OPENAI_API_KEY", "sk-other"))).ShouldBe(
            new ModelProbeOutcome.Unreachable(AssistantFailure.Unauthorised)
        );

    [Theory(Timeout = Hanging)]
    [InlineData(FakeFault.Hang, AssistantFailure.TimedOut)]
    [InlineData(FakeFault.HangInTheBody, AssistantFailure.TimedOut)]
    [InlineData(FakeFault.Reset, AssistantFailure.Unreachable)]
    [InlineData(FakeFault.HalfABody, AssistantFailure.Unreachable)]
    [InlineData(FakeFault.ServerError, AssistantFailure.ServerError)]
    [InlineData(FakeFault.Html, AssistantFailure.Malformed)]
    [InlineData(FakeFault.EmptyBody, AssistantFailure.Malformed)]
    [InlineData(FakeFault.NoOutput, AssistantFailure.Malformed)]
    [InlineData(FakeFault.Redirect, AssistantFailure.Redirected)]
    public async Task Every_fault_is_a_reason(FakeFault fault, AssistantFailure reason)
    {
        OpenAi.Fail(fault, always: true);
        var seconds = reason is AssistantFailure.TimedOut ? "0.3" : "60";

        var outcome = await ProbeAsync(("Journal:Assistants:ProbeSeconds", seconds));

        outcome.ShouldBe(new ModelProbeOutcome.Unreachable(reason));
        OpenAi.Calls.Count.ShouldBe(1);
    }

    private Task<ModelProbeOutcome> ProbeAsync(params (string Name, string? Value)[] settings) =>
        Room(settings).GetRequiredService<ModelProbe>().RunAsync(Cancel);
}
