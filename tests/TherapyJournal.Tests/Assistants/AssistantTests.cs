using System.Net;
using System.Net.Sockets;
using Shouldly;
using TherapyJournal.Assistants;
using Xunit;

namespace TherapyJournal.Tests.Assistants;

public sealed class AssistantTests : AssistantTest
{
    [Fact(Timeout = Hanging)]
    public async Task A_prompt_is_answered_and_says_what_the_call_used()
    {
        OpenAi.Answer = _ =>
            """{"question": "What did the walk leave with you?", "why": "You wrote of it on Tuesday."}""";

        var reply = await AskForEntryAsync(NewAssistant());

        var answered = reply.ShouldBeOfType<AssistantReply<PromptReply>.Answered>();
        answered.Value.ShouldBe(new PromptReply("What did the walk leave with you?", "You wrote of it on Tuesday."));
        answered.Usage.Model.ShouldBe("gpt-6.1-terra");
        answered.Usage.InstructionsHash.ShouldBe(AssistantStep.AskForEntry.Told().Hash);
        (answered.Usage.Api, answered.Usage.Host).ShouldBe(("responses", new Uri(OpenAi.Origin).Authority));
        (answered.Usage.TokensIn, answered.Usage.TokensCached, answered.Usage.TokensOut).ShouldBe((1200, 1024, 80));
    }

    [Fact(Timeout = Hanging)]
    public async Task A_summary_is_answered_with_sentences_and_perhaps_a_suggested_goal()
    {
        OpenAi.Answer = _ =>
            """
                {"sentences": [{"text": "Writes about a walk.", "quotation": "I walked."}], "insights": ["First walk since May."],
                 "notification": "A walk.", "suggestedGoal": {"text": "Walk twice", "goalId": null, "evidence": ["I walked."]}}
                """;

        var reply = await NewAssistant()
            .AskAsync(
                AssistantStep.SummarizeEntry,
                Somebody,
                [UntrustedBlock.Entry("I walked.", Day)],
                trustedContext: null,
                Cancel
            );

        var summary = reply.ShouldBeOfType<AssistantReply<SummaryReply>.Answered>().Value;
        summary.Sentences.ShouldBe([new SummaryReplySentence("Writes about a walk.", "I walked.")]);
        summary.Insights.ShouldBe(["First walk since May."]);
        summary.Notification.ShouldBe("A walk.");
        summary.SuggestedGoal.ShouldNotBeNull().GoalId.ShouldBeNull();
        summary.SuggestedGoal.Evidence.ShouldBe(["I walked."]);
    }

    [Fact(Timeout = Hanging)]
    public async Task The_fake_answers_every_step_plausibly_so_that_whole_loops_can_be_tested()
    {
        var assistant = NewAssistant();
        UntrustedBlock[] entry = [UntrustedBlock.Entry("The bus was late. I waited.", Day)];

        (await AskForEntryAsync(assistant)).ShouldBeOfType<AssistantReply<PromptReply>.Answered>();
        (
            await assistant.AskAsync(AssistantStep.ReflectOnEntry, Somebody, entry, null, Cancel)
        ).ShouldBeOfType<AssistantReply<ReflectionReply>.Answered>();
        (await assistant.AskAsync(AssistantStep.SummarizeEntry, Somebody, entry, null, Cancel))
            .ShouldBeOfType<AssistantReply<SummaryReply>.Answered>()
            .Value.Sentences[0]
            .Quotation.ShouldBe("The bus was late.");
    }

    [Fact(Timeout = Hanging)]
    public async Task Where_nobody_listens_the_model_is_unreachable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var reply = await AskForEntryAsync(NewAssistant(("OPENAI_BASE_URL", $"http://127.0.0.1:{port}/v1")));

        reply.ShouldBeOfType<AssistantReply<PromptReply>.Failed>().Reason.ShouldBe(AssistantFailure.Unreachable);
    }

    [Fact(Timeout = Hanging)]
    public async Task Cancelling_stops_the_call_and_is_not_called_a_failure()
    {
        OpenAi.Fail(FakeFault.Hang, always: true);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        var asking = AskForEntryAsync(NewAssistant(), cancel.Token);
        while (OpenAi.Requests.IsEmpty)
        {
            await Task.Delay(10, Cancel);
        }
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => asking);
    }

    [Theory(Timeout = Hanging)]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public async Task Without_a_key_nothing_is_sent(string? key)
    {
        var assistant = NewAssistant(("OPENAI_API_KEY", key));

        var reply = await AskForEntryAsync(assistant);

        assistant.IsConfigured.ShouldBeFalse();
        reply.ShouldBeOfType<AssistantReply<PromptReply>.Failed>().Reason.ShouldBe(AssistantFailure.NotConfigured);
        OpenAi.Calls.ShouldBeEmpty();
    }

    [Theory(Timeout = Hanging)]
    [InlineData("Tom & I <3 \"tea\" > coffee.")]
    [InlineData("He typed &lt; and &amp; into it.")]
    public async Task A_copied_sentence_comes_back_as_it_was_written(string sentence)
    {
        var reply = await NewAssistant()
            .AskAsync(AssistantStep.SummarizeEntry, Somebody, [UntrustedBlock.Entry(sentence, Day)], null, Cancel);

        reply.ShouldBeOfType<AssistantReply<SummaryReply>.Answered>().Value.Sentences[0].Quotation.ShouldBe(sentence);
    }

    private static Task<AssistantReply<PromptReply>> AskForEntryAsync(
        Assistant assistant,
        CancellationToken? cancel = null
    ) =>
        assistant.AskAsync(
            AssistantStep.AskForEntry,
            Somebody,
            [UntrustedBlock.Goal("g1", "Sleep without the phone")],
            "Write in English.",
            cancel ?? Cancel
        );
}
