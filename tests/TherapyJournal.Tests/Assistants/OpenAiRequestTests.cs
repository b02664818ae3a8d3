using System.Text.Json;
using Shouldly;
using TherapyJournal.Assistants;
using Xunit;

namespace TherapyJournal.Tests.Assistants;

/// <summary>What leaves the machine.</summary>
public sealed class OpenAiRequestTests : AssistantTest
{
    [Fact(Timeout = Hanging)]
    public async Task Nothing_is_stored_at_the_vendor()
    {
        foreach (var request in await RequestsOfAllStepsAsync())
        {
            request.Json.GetProperty("store").GetBoolean().ShouldBeFalse();
            request.Json.TryGetProperty("conversation", out _).ShouldBeFalse();
            request.Json.TryGetProperty("previous_response_id", out _).ShouldBeFalse();
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task A_request_holds_what_was_passed_and_nothing_else()
    {
        var request = (await RequestsOfAllStepsAsync())[0];

        request
            .Json.EnumerateObject()
            .Select(p => p.Name)
            .ShouldBe(
                ["model", "input", "instructions", "max_output_tokens", "store", "stream", "safety_identifier", "text"],
                ignoreOrder: true
            );
        request.Json.GetProperty("max_output_tokens").GetInt32().ShouldBe(2_000);
        request.Instructions.ShouldBe(AssistantStep.AskForEntry.Told().Text);
        request.Messages.ShouldBe([
            ("user", "<goal id=\"g1\">\nSleep without the phone\n</goal>"),
            ("user", "<entry day=\"2026-03-03\" weekday=\"Tuesday\">\nI lay awake.\n</entry>"),
            ("developer", "Write in English."),
        ]);
    }

    [Fact(Timeout = Hanging)]
    public async Task Only_where_a_person_waits_the_answer_is_streamed() =>
        (await RequestsOfAllStepsAsync()).Select(request => request.IsStreamed).ShouldBe([true, true, false]);

    [Theory(Timeout = Hanging)]
    [InlineData("responses")]
    [InlineData("chat")]
    [InlineData("anthropic")]
    public async Task No_request_tells_what_machine_it_comes_from(string api)
    {
        await NewAssistantOver(api).AskAsync(AssistantStep.AskForEntry, Somebody, [], "Write in English.", Cancel);

        ServerOf(api).Requests.Single().Headers.ShouldAllBe(h => !h.StartsWith("X-Stainless-"));
    }

    [Fact(Timeout = Hanging)]
    public async Task The_person_is_a_hash_of_at_most_64_characters()
    {
        foreach (var request in await RequestsOfAllStepsAsync())
        {
            request.SafetyIdentifier.ShouldBe(Somebody.ToString());
            request.SafetyIdentifier.Length.ShouldBe(64);
        }
    }

    [Fact]
    public void A_name_cannot_be_a_safety_identifier()
    {
        Should.Throw<ArgumentException>(() => SafetyIdentifier.From("Noor Example"u8));
        Should.Throw<InvalidOperationException>(() => default(SafetyIdentifier).ToString());
    }

    [Fact(Timeout = Hanging)]
    public async Task Every_step_asks_for_a_strict_form_with_its_own_model()
    {
        var requests = await RequestsOfAllStepsAsync();

        requests
            .Select(request => (request.Format.GetProperty("name").GetString(), request.Model))
            .ShouldBe([
                ("ask-for-entry", "gpt-6.1-terra"),
                ("reflect-on-entry", "gpt-6-luna"),
                ("summarize-entry", "gpt-6-luna"),
            ]);
        foreach (var format in requests.Select(request => request.Format))
        {
            format.GetProperty("type").GetString().ShouldBe("json_schema");
            format.GetProperty("strict").GetBoolean().ShouldBeTrue();
            FakeOpenAiRules.IsStrict(format.GetProperty("schema")).ShouldBeTrue();
            format.GetProperty("schema").GetProperty("properties").EnumerateObject().ShouldNotBeEmpty();
        }
        var summary = requests[2].Format.GetProperty("schema").GetProperty("properties");
        summary
            .EnumerateObject()
            .Select(p => p.Name)
            .ShouldBe(["sentences", "insights", "notification", "suggestedGoal"], ignoreOrder: true);
        summary.GetProperty("suggestedGoal").GetRawText().ShouldContain("null");
    }

    [Fact(Timeout = Hanging)]
    public async Task The_settings_choose_the_model_of_a_step()
    {
        OpenAi.Models["house-model"] = null;
        var assistant = NewAssistant(("Journal:Assistants:ReflectOnEntry:Model", "house-model"));

        await assistant.AskAsync(
            AssistantStep.ReflectOnEntry,
            Somebody,
            [UntrustedBlock.Entry("I lay awake.", Day)],
            null,
            Cancel
        );

        OpenAi.Requests.Single().Model.ShouldBe("house-model");
        assistant.ModelFor(AssistantStep.SummarizeEntry).ShouldBe("gpt-6-luna");
    }

    [Theory(Timeout = Hanging)]
    [InlineData("responses")]
    [InlineData("chat")]
    public async Task Every_request_is_as_the_vendors_published_schema_has_it(string api)
    {
        var specification = OpenAiSpecification.OrSkip();

        foreach (var sent in await RequestsOfAllStepsAsync(api))
        {
            sent.Format.ValueKind.ShouldBe(JsonValueKind.Object);
            specification.Faults(sent.Path, sent.Json).ShouldBeEmpty();
        }
    }

    private async Task<List<FakeRequest>> RequestsOfAllStepsAsync(string api = "responses")
    {
        var assistant = NewAssistantOver(api);
        UntrustedBlock[] blocks =
        [
            UntrustedBlock.Goal("g1", "Sleep without the phone"),
            UntrustedBlock.Entry("I lay awake.", Day),
        ];
        await assistant.AskAsync(AssistantStep.AskForEntry, Somebody, blocks, "Write in English.", Cancel);
        await assistant.AskAsync(AssistantStep.ReflectOnEntry, Somebody, blocks, "Write in English.", Cancel);
        await assistant.AskAsync(AssistantStep.SummarizeEntry, Somebody, blocks, "Write in English.", Cancel);
        OpenAi.Requests.Count.ShouldBe(3);
        return [.. OpenAi.Requests];
    }
}
