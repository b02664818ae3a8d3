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
        answered.Usage.InstructionsHash.ShouldBe(AssistantStep.AskForEntry.InstructionsHash);
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

    [Theory(Timeout = Hanging)]
    [InlineData(FakeFault.Unauthorised, AssistantFailure.Unauthorised, 1)]
    [InlineData(FakeFault.Forbidden, AssistantFailure.Forbidden, 1)]
    [InlineData(FakeFault.ModelGone, AssistantFailure.NoSuchModel, 1)]
    [InlineData(FakeFault.RateLimited, AssistantFailure.RateLimited, 2)]
    [InlineData(FakeFault.RateLimitedRetryAtOnce, AssistantFailure.RateLimited, 2)]
    [InlineData(FakeFault.RateLimitedRetryAfterAMinute, AssistantFailure.RateLimited, 1)]
    [InlineData(FakeFault.NoCredit, AssistantFailure.NoCredit, 2)]
    [InlineData(FakeFault.RequestRefusedAndRepeated, AssistantFailure.RequestRefused, 1)]
    [InlineData(FakeFault.PromptFiltered, AssistantFailure.Filtered, 1)]
    [InlineData(FakeFault.ServerError, AssistantFailure.ServerError, 2)]
    [InlineData(FakeFault.Unavailable, AssistantFailure.ServerError, 2)]
    [InlineData(FakeFault.Reset, AssistantFailure.Unreachable, 2)]
    [InlineData(FakeFault.HalfABody, AssistantFailure.Unreachable, 2)]
    [InlineData(FakeFault.EndlessBody, AssistantFailure.Unreachable, 2)]
    [InlineData(FakeFault.HalfAnAnswer, AssistantFailure.Malformed, 1)]
    [InlineData(FakeFault.Html, AssistantFailure.Malformed, 1)]
    [InlineData(FakeFault.EmptyBody, AssistantFailure.Empty, 1)]
    [InlineData(FakeFault.NoOutput, AssistantFailure.Empty, 1)]
    [InlineData(FakeFault.BlankAnswer, AssistantFailure.Empty, 1)]
    [InlineData(FakeFault.WrongForm, AssistantFailure.Malformed, 1)]
    [InlineData(FakeFault.HolesInTheForm, AssistantFailure.Malformed, 1)]
    [InlineData(FakeFault.FencedJson, AssistantFailure.Malformed, 1)]
    [InlineData(FakeFault.Prose, AssistantFailure.Malformed, 1)]
    [InlineData(FakeFault.Refusal, AssistantFailure.Refused, 1)]
    [InlineData(FakeFault.Incomplete, AssistantFailure.Truncated, 1)]
    [InlineData(FakeFault.FilteredHalfWay, AssistantFailure.Filtered, 1)]
    [InlineData(FakeFault.FailedInTheAnswer, AssistantFailure.ServerError, 1)]
    [InlineData(FakeFault.StillInProgress, AssistantFailure.Malformed, 1)]
    [InlineData(FakeFault.Redirect, AssistantFailure.Redirected, 1)]
    public async Task Every_fault_of_the_service_is_a_reason_and_is_tried_at_most_twice(
        FakeFault fault,
        AssistantFailure reason,
        int calls
    )
    {
        OpenAi.Fail(fault, always: true);

        var reply = await AskForEntryAsync(NewAssistant(("Journal:Assistants:AskForEntry:Seconds", "60")));

        reply.ShouldBeOfType<AssistantReply<PromptReply>.Failed>().Reason.ShouldBe(reason);
        // Also shows that a redirect is not followed.
        OpenAi.Calls.ShouldBe(Enumerable.Repeat("POST /v1/responses", calls));
    }

    [Theory(Timeout = Hanging)]
    [InlineData(FakeFault.Hang)]
    [InlineData(FakeFault.HangInTheBody)]
    public async Task A_service_that_hangs_is_given_up_after_the_steps_time(FakeFault fault)
    {
        OpenAi.Fail(fault, always: true);

        var reply = await AskForEntryAsync(NewAssistant(("Journal:Assistants:AskForEntry:Seconds", "0.3")));

        reply.ShouldBeOfType<AssistantReply<PromptReply>.Failed>().Reason.ShouldBe(AssistantFailure.TimedOut);
    }

    [Theory(Timeout = Hanging)]
    [InlineData(FakeFault.RateLimited)]
    [InlineData(FakeFault.RateLimitedRetryAtOnce)]
    [InlineData(FakeFault.ServerError)]
    [InlineData(FakeFault.Unavailable)]
    [InlineData(FakeFault.Reset)]
    [InlineData(FakeFault.HalfABody)]
    public async Task A_fault_that_passes_is_survived_by_the_one_retry(FakeFault fault)
    {
        OpenAi.Fail(fault);

        var reply = await AskForEntryAsync(NewAssistant(("Journal:Assistants:AskForEntry:Seconds", "60")));

        reply.ShouldBeOfType<AssistantReply<PromptReply>.Answered>();
        OpenAi.Requests.Count.ShouldBe(2);
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

    [Fact(Timeout = Hanging)]
    public async Task No_fault_puts_a_patients_words_into_an_exception_or_a_log()
    {
        const string Canary = "heron-umbrella-4711";
        var seen = new List<string>();
        void Look(object? sender, System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs raised)
        {
            if (raised.Exception.ToString() is var text && text.Contains(Canary, StringComparison.Ordinal))
            {
                seen.Add(text);
            }
        }
        AppDomain.CurrentDomain.FirstChanceException += Look;
        try
        {
            var assistant = NewAssistant(("Journal:Assistants:AskForEntry:Seconds", "2"));
            foreach (var fault in Enum.GetValues<FakeFault>())
            {
                OpenAi.Fail(fault, always: true);
                await assistant.AskAsync(
                    AssistantStep.AskForEntry,
                    Somebody,
                    [UntrustedBlock.EarlierEntry($"I saw a {Canary}.", Day)],
                    null,
                    Cancel
                );
            }
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Look;
        }

        OpenAi.Requests.ShouldAllBe(request => request.Body.Contains(Canary));
        seen.ShouldBeEmpty();
        Logged.ShouldContain(line => line.Contains("ask-for-entry got no usable answer"));
        Logged.ShouldAllBe(line => !line.Contains(Canary) && !line.Contains(FakeOpenAi.Key));
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
