using System.Text.Json;
using Shouldly;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Adapters;
using Xunit;

namespace TherapyJournal.Tests.Assistants.Adapters;

public sealed class ChatCompletionsChatClientTests : AssistantTest
{
    [Theory(Timeout = Hanging)]
    [InlineData("json_object", "json_schema,json_object,json_object")]
    [InlineData("text", "json_schema,json_object,text,text")]
    public async Task A_server_that_takes_no_schema_is_asked_more_plainly_and_that_is_remembered(
        string taken,
        string asked
    )
    {
        OpenAi.ChatForms.Clear();
        OpenAi.ChatForms.Add(taken);
        var assistant = NewAssistantOver("chat");

        (await AskAsync(assistant)).ShouldBeOfType<AssistantReply<PromptReply>.Answered>();
        (await AskAsync(assistant)).ShouldBeOfType<AssistantReply<PromptReply>.Answered>();

        OpenAi.Requests.Select(request => request.Format.Child("type").Text() ?? "text").ShouldBe(asked.Split(','));
        OpenAi.Requests.Last().Instructions.ShouldContain("\"question\"");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_server_of_ones_own_needs_no_key_and_is_sent_none()
    {
        OpenAi.IsOpen = true;

        var reply = await AskAsync(NewAssistantOver("chat", ("OPENAI_API_KEY", null)));

        reply.ShouldBeOfType<AssistantReply<PromptReply>.Answered>();
        OpenAi.Requests.ShouldHaveSingleItem().Authorization.ShouldBeNull();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_server_of_ones_own_is_sent_two_messages_and_no_switches_of_a_vendor()
    {
        await AskAsync(NewAssistantOver("chat"));

        var request = OpenAi.Requests.ShouldHaveSingleItem();
        request
            .Json.EnumerateObject()
            .Select(p => p.Name)
            .ShouldBe(["model", "messages", "max_tokens", "response_format", "stream", "stream_options"]);
        request.Instructions.ShouldStartWith(AssistantStep.AskForEntry.Told().Text);
        request.Instructions.ShouldContain("\"question\"");
        request.Messages.ShouldBe([
            (
                "user",
                "<goal id=\"g1\">\nSleep\n</goal>\n\n<entry day=\"2026-03-03\" weekday=\"Tuesday\">\nI lay awake.\n</entry>\n\nWrite in English."
            ),
        ]);
        FakeOpenAiRules.IsStrict(request.Schema).ShouldBeTrue();
    }

    [Theory]
    [InlineData("https://api.openai.com/v1", true)]
    [InlineData("https://eu.api.openai.com/v1", true)]
    [InlineData("https://practice.openai.azure.com/openai/v1", true)]
    [InlineData("https://api.openai.com.example/v1", false)]
    [InlineData("http://localhost:11434/v1", false)]
    public void Switches_of_a_vendor_go_to_the_vendor(string endpoint, bool isVendor) =>
        ChatCompletionsRequest.IsVendor(new Uri(endpoint)).ShouldBe(isVendor);

    [Fact]
    public void At_the_vendor_nothing_is_stored_and_the_request_is_as_the_published_schema_has_it()
    {
        var specification = OpenAiSpecification.OrSkip();
        var request = new ChatCompletionsRequest(
            [new(Microsoft.Extensions.AI.ChatRole.User, "I lay awake.")],
            new()
            {
                ModelId = "gpt-6-luna",
                MaxOutputTokens = 400,
                Instructions = "Write.",
            },
            schema: null,
            Somebody.ToString()
        ).Write(ChatForm.Schema, isAtVendor: true, streamed: true);

        specification.Faults("/v1/chat/completions", JsonSerializer.SerializeToElement(request)).ShouldBeEmpty();
        request["store"]!.GetValue<bool>().ShouldBeFalse(); // it is set
        request["safety_identifier"]!.GetValue<string>().ShouldBe(Somebody.ToString());
        request["max_completion_tokens"]!.GetValue<int>().ShouldBe(400);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_server_that_answers_a_stream_in_one_piece_is_read()
    {
        OpenAi.AnswersInOnePiece = true;

        (await AskAsync(NewAssistantOver("chat"))).ShouldBeOfType<AssistantReply<PromptReply>.Answered>();
        (await AskAsync(NewAssistantOver("responses"))).ShouldBeOfType<AssistantReply<PromptReply>.Answered>();
    }

    private static Task<AssistantReply<PromptReply>> AskAsync(Assistant assistant) =>
        assistant.AskAsync(
            AssistantStep.AskForEntry,
            Somebody,
            [UntrustedBlock.Goal("g1", "Sleep"), UntrustedBlock.Entry("I lay awake.", Day)],
            "Write in English.",
            Cancel
        );
}
