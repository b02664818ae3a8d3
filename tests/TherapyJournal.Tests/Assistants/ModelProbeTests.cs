using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using TherapyJournal.Assistants;
using Xunit;

namespace TherapyJournal.Tests.Assistants;

public sealed class ModelProbeTests : AssistantTest
{
    [Fact(Timeout = Hanging)]
    public async Task It_tells_a_model_that_answers_one_that_is_gone_and_one_that_will_be_shut_down()
    {
        OpenAi.Models["old-model"] = "2026-12-11";

        var models = await ProbeAsync(
            ("Journal:Assistants:ReflectOnEntry:Model", "gone-model"),
            ("Journal:Assistants:SummarizeEntry:Model", "old-model")
        );

        models.ShouldBe([
            new("ask-for-entry", "gpt-6.1-terra", Host(OpenAi), new ModelProbeOutcome.Answers(ShutsDownOn: null)),
            new("screen-entry", "gpt-6-luna", Host(OpenAi), new ModelProbeOutcome.Answers(ShutsDownOn: null)),
            new("reflect-on-entry", "gone-model", Host(OpenAi), new ModelProbeOutcome.Gone()),
            new(
                "summarize-entry",
                "old-model",
                Host(OpenAi),
                new ModelProbeOutcome.Answers(new LocalDate(2026, 12, 11))
            ),
            new("ask-journal", "gpt-6.1-terra", Host(OpenAi), new ModelProbeOutcome.Answers(ShutsDownOn: null)),
            new("name-themes", "gpt-6.1-terra", Host(OpenAi), new ModelProbeOutcome.Answers(ShutsDownOn: null)),
        ]);
    }

    [Fact(Timeout = Hanging)]
    public async Task Each_service_is_asked_once_for_its_list_and_each_model_once_for_a_word()
    {
        await ProbeAsync(
            ("Journal:Assistants:AskForEntry:Api", "anthropic"),
            ("Journal:Assistants:AskForEntry:Model", FakeAnthropic.Model)
        );

        OpenAi.Calls.ShouldBe(["GET /v1/models", "POST /v1/responses", "POST /v1/responses"], ignoreOrder: true);
        Anthropic.Calls.ShouldBe(["GET /v1/models", "POST /v1/messages"], ignoreOrder: true);
    }

    [Theory(Timeout = Hanging)]
    [InlineData("responses")]
    [InlineData("chat")]
    [InlineData("anthropic")]
    public async Task The_call_holds_one_sentence_a_bound_and_nobodys_words(string api)
    {
        var model = api is "anthropic" ? FakeAnthropic.Model : "gpt-6-luna";

        var models = await ProbeAsync(("Journal:Assistants:Api", api), ("Journal:Assistants:Model", model));

        models.ShouldAllBe(m => m.Outcome is ModelProbeOutcome.Answers);
        var request = ServerOf(api).Requests.ShouldHaveSingleItem();
        request.Messages.ShouldBe([("user", "Answer with the word yes.")]);
        request.Instructions.ShouldBeEmpty();
        request.SafetyIdentifier.ShouldBeEmpty();
        request.Body.ShouldContain("64");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_model_that_answers_is_well_where_the_service_has_no_list()
    {
        OpenAi.HasNoList = true;

        var models = await ProbeAsync(("Journal:Assistants:Api", "chat"), ("Journal:Assistants:Model", "gpt-6-luna"));

        models.ShouldAllBe(m => m.Outcome == new ModelProbeOutcome.Answers(null));
    }

    [Fact(Timeout = Hanging)]
    public async Task Without_a_key_it_says_so_and_sends_nothing()
    {
        var models = await ProbeAsync(("OPENAI_API_KEY", null));

        models.ShouldAllBe(m => m.Outcome is ModelProbeOutcome.NotConfigured);
        OpenAi.Calls.ShouldBeEmpty();
    }

    [Theory(Timeout = Hanging)]
    [InlineData(FakeFault.Unauthorised, AssistantFailure.Unauthorised)]
    [InlineData(FakeFault.Hang, AssistantFailure.TimedOut)]
    [InlineData(FakeFault.HangInTheBody, AssistantFailure.TimedOut)]
    [InlineData(FakeFault.Reset, AssistantFailure.Unreachable)]
    [InlineData(FakeFault.HalfABody, AssistantFailure.Unreachable)]
    [InlineData(FakeFault.ServerError, AssistantFailure.ServerError)]
    [InlineData(FakeFault.Html, AssistantFailure.Malformed)]
    [InlineData(FakeFault.Redirect, AssistantFailure.Redirected)]
    public async Task Every_fault_is_a_reason(FakeFault fault, AssistantFailure reason)
    {
        var seconds = reason is AssistantFailure.TimedOut ? "0.3" : "60";
        foreach (var api in new[] { "responses", "chat", "anthropic" })
        {
            ServerOf(api).Fail(fault, always: true);

            var models = await ProbeAsync(
                ("Journal:Assistants:Api", api),
                ("Journal:Assistants:Model", api is "anthropic" ? FakeAnthropic.Model : "gpt-6-luna"),
                ("Journal:Assistants:ProbeSeconds", seconds)
            );

            models.ShouldAllBe(m => m.Outcome == new ModelProbeOutcome.Fails(reason));
        }
    }

    private static string Host(FakeModelServer server) => new Uri(server.Origin).Authority;

    private Task<IReadOnlyList<ProbedModel>> ProbeAsync(params (string Name, string? Value)[] settings) =>
        Room(settings).GetRequiredService<ModelProbe>().RunAsync(Cancel);
}
