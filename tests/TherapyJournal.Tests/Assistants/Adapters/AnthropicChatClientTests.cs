using Shouldly;
using TherapyJournal.Assistants;
using Xunit;

namespace TherapyJournal.Tests.Assistants.Adapters;

public sealed class AnthropicChatClientTests : AssistantTest
{
    [Fact(Timeout = Hanging)]
    public async Task A_request_holds_what_was_passed_and_nothing_else()
    {
        var assistant = NewAssistantOver("anthropic");

        await assistant.AskAsync(
            AssistantStep.AskForEntry,
            Somebody,
            [UntrustedBlock.Goal("g1", "Sleep"), UntrustedBlock.Entry("I lay awake.", Day)],
            "Write in English.",
            Cancel
        );

        var request = Anthropic.Requests.ShouldHaveSingleItem();
        request
            .Json.EnumerateObject()
            .Select(p => p.Name)
            .ShouldBe(
                ["model", "max_tokens", "messages", "system", "metadata", "output_config", "stream"],
                ignoreOrder: true
            );
        request.Model.ShouldBe(FakeAnthropic.Model);
        request.Json.GetProperty("max_tokens").GetInt32().ShouldBe(2_000);
        request.Instructions.ShouldBe(AssistantStep.AskForEntry.Told().Text);
        request.SafetyIdentifier.ShouldBe(Somebody.ToString());
        request.Messages.ShouldBe([
            ("user", "<goal id=\"g1\">\nSleep\n</goal>"),
            ("user", "<entry day=\"2026-03-03\" weekday=\"Tuesday\">\nI lay awake.\n</entry>"),
            ("user", "Write in English."),
        ]);
        FakeOpenAiRules.IsStrict(request.Schema).ShouldBeTrue();
        request.Headers.ShouldContain("anthropic-version");
    }

    [Fact(Timeout = Hanging)]
    public async Task The_instructions_are_marked_for_the_vendors_cache_and_the_patients_words_are_not()
    {
        await NewAssistantOver("anthropic")
            .AskAsync(AssistantStep.AskForEntry, Somebody, [UntrustedBlock.Wish("Sleep")], null, Cancel);

        var json = Anthropic.Requests.Single().Json;
        json.GetProperty("system")[0]
            .GetProperty("cache_control")
            .GetProperty("type")
            .GetString()
            .ShouldBe("ephemeral");
        json.GetProperty("messages").GetRawText().ShouldNotContain("cache_control");
    }
}
