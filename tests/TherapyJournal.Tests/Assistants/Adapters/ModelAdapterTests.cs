using System.Runtime.ExceptionServices;
using Shouldly;
using TherapyJournal.Assistants;
using Xunit;

namespace TherapyJournal.Tests.Assistants.Adapters;

/// <summary>What holds of every adapter, streamed or not.</summary>
public sealed class ModelAdapterTests : AssistantTest
{
    private const string Prompt = """{"question": "What stayed with you?", "why": "You asked for it."}""";
    private const string Summary = """
        {"sentences": [{"text": "The patient walked.", "quotation": "I walked."}], "insights": [], "notification": "A walk.", "suggestedGoal": null}
        """;

    private static readonly string[] Apis = ["responses", "chat", "anthropic"];

    public static TheoryData<string, bool> EveryWay =>
        [
            .. Apis.SelectMany(api => new[] { (api, true), (api, false) })
                .Select(way => new TheoryDataRow<string, bool>(way.Item1, way.Item2)),
        ];

    public static TheoryData<string, bool, FakeFault> EveryFaultEveryWay =>
        [
            .. from way in EveryWay
            from fault in Enum.GetValues<FakeFault>()
            where fault is not FakeFault.None
            where way.Data.Item2 || fault is not FakeFault.EndlessUnknownEvents // only a stream has events
            select new TheoryDataRow<string, bool, FakeFault>(way.Data.Item1, way.Data.Item2, fault),
        ];

    [Theory(Timeout = Hanging)]
    [MemberData(nameof(EveryFaultEveryWay))]
    public async Task Every_fault_of_the_service_is_a_reason_and_is_tried_at_most_twice(
        string api,
        bool streamed,
        FakeFault fault
    )
    {
        ServerOf(api).Fail(fault, always: true);
        var (reason, calls) = Expected(api, streamed, fault);

        var failed = await AskAsync(
            NewAssistantOver(
                api,
                ("Journal:Assistants:AskForEntry:Seconds", reason is AssistantFailure.TimedOut ? "0.4" : "60"),
                ("Journal:Assistants:SummarizeEntry:Seconds", reason is AssistantFailure.TimedOut ? "0.4" : "60"),
                ("Journal:Assistants:SilentSeconds", "60")
            ),
            streamed
        );

        failed.ShouldBe(reason);
        // Also shows that a redirect is not followed.
        ServerOf(api).Calls.Count.ShouldBe(calls);
        ServerOf(api).Calls.Distinct().ShouldHaveSingleItem();
    }

    [Theory(Timeout = Hanging)]
    [MemberData(nameof(EveryWay))]
    public async Task A_sound_answer_is_read_and_says_what_it_used(string api, bool streamed)
    {
        var assistant = NewAssistantOver(api);

        var usage = streamed
            ? (await PromptAsync(assistant)).ShouldBeOfType<AssistantReply<PromptReply>.Answered>().Usage
            : (await SummaryAsync(assistant)).ShouldBeOfType<AssistantReply<SummaryReply>.Answered>().Usage;

        (usage.TokensIn, usage.TokensCached, usage.TokensOut).ShouldBe((1200, 1024, 80));
        (usage.Api, usage.Host).ShouldBe((api, new Uri(ServerOf(api).Origin).Authority));
        ServerOf(api).Requests.Single().IsStreamed.ShouldBe(streamed);
    }

    [Theory(Timeout = Hanging)]
    [MemberData(nameof(EveryWay))]
    public async Task An_answer_between_fences_among_prose_or_after_thinking_aloud_is_read(string api, bool streamed)
    {
        var json = streamed ? Prompt : Summary;
        var assistant = NewAssistantOver(api);
        string[] dressed =
        [
            $"```json\n{json}\n```",
            $"Here you are:\n\n{json}\n\nDoes {{this}} help?",
            $"<think>They want {json}, or {{}}.</think>\n{json}",
            $"They want {{\"a\": 1}}.</think>{json}",
        ];

        foreach (var text in dressed)
        {
            ServerOf(api).Answer = _ => text;
            (await AskAsync(assistant, streamed)).ShouldBeNull(text);
        }
    }

    [Theory(Timeout = Hanging)]
    [InlineData("responses")]
    [InlineData("chat")]
    [InlineData("anthropic")]
    public async Task A_stream_that_falls_silent_is_given_up_long_before_the_steps_time(string api)
    {
        ServerOf(api).Fail(FakeFault.HangInTheBody, always: true);

        var failed = await AskAsync(
            NewAssistantOver(
                api,
                ("Journal:Assistants:AskForEntry:Seconds", "60"),
                ("Journal:Assistants:SilentSeconds", "2")
            ),
            streamed: true
        );

        failed.ShouldBe(AssistantFailure.TimedOut);
        ServerOf(api).Calls.Count.ShouldBe(1);
    }

    [Theory(Timeout = Hanging)]
    [MemberData(nameof(EveryWay))]
    public async Task A_fault_that_passes_is_survived_by_the_one_retry(string api, bool streamed)
    {
        FakeFault[] passing =
        [
            FakeFault.RateLimited,
            FakeFault.RateLimitedRetryAtOnce,
            FakeFault.ServerError,
            FakeFault.Unavailable,
            FakeFault.Reset,
            FakeFault.HalfABody,
        ];
        var assistant = NewAssistantOver(api, ("Journal:Assistants:AskForEntry:Seconds", "60"));
        foreach (var fault in passing)
        {
            ServerOf(api).Requests.Clear();
            ServerOf(api).Fail(fault);

            (await AskAsync(assistant, streamed)).ShouldBeNull(fault.ToString());
            ServerOf(api).Requests.Count.ShouldBe(2);
        }
    }

    [Theory(Timeout = Hanging)]
    [MemberData(nameof(EveryWay))]
    public async Task No_fault_puts_a_patients_words_or_a_key_into_an_exception_or_a_log(string api, bool streamed)
    {
        const string Canary = "heron-umbrella-4711";
        string[] secrets = [Canary, FakeOpenAi.Key, FakeAnthropic.Key];
        var seen = new List<string>();
        void Look(object? sender, FirstChanceExceptionEventArgs raised)
        {
            if (raised.Exception.ToString() is var text && secrets.Any(text.Contains))
            {
                seen.Add(text);
            }
        }
        AppDomain.CurrentDomain.FirstChanceException += Look;
        try
        {
            var assistant = NewAssistantOver(
                api,
                ("Journal:Assistants:AskForEntry:Seconds", "0.3"),
                ("Journal:Assistants:SummarizeEntry:Seconds", "0.3")
            );
            foreach (var fault in Enum.GetValues<FakeFault>())
            {
                ServerOf(api).Fail(fault, always: true);
                await AskAsync(assistant, streamed, $"I saw a {Canary}.");
            }
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Look;
        }

        ServerOf(api).Requests.ShouldAllBe(request => request.Body.Contains(Canary));
        seen.ShouldBeEmpty();
        Logged.ShouldContain(line => line.Contains("got no usable answer"));
        Logged.ShouldAllBe(line => !secrets.Any(line.Contains));
    }

    private static (AssistantFailure Reason, int Calls) Expected(string api, bool streamed, FakeFault fault) =>
        fault switch
        {
            FakeFault.Unauthorised => (AssistantFailure.Unauthorised, 1),
            FakeFault.Forbidden => (AssistantFailure.Forbidden, 1),
            FakeFault.ModelGone => (AssistantFailure.NoSuchModel, 1),
            FakeFault.RateLimited or FakeFault.RateLimitedRetryAtOnce => (AssistantFailure.RateLimited, 2),
            FakeFault.RateLimitedRetryAfterAMinute => (AssistantFailure.RateLimited, 1),
            FakeFault.NoCredit => (AssistantFailure.NoCredit, 1),
            // Chat completions: a server may refuse the form alone, so two plainer ones are tried.
            FakeFault.RequestRefusedAndRepeated => (AssistantFailure.RequestRefused, api is "chat" ? 3 : 1),
            // This vendor has no code for it.
            FakeFault.PromptFiltered when api is "anthropic" => (AssistantFailure.RequestRefused, 1),
            FakeFault.PromptFiltered => (AssistantFailure.Filtered, 1),
            FakeFault.ServerError or FakeFault.Unavailable or FakeFault.Overloaded => (AssistantFailure.ServerError, 2),
            FakeFault.Hang or FakeFault.HangInTheBody or FakeFault.EndlessUnknownEvents => (
                AssistantFailure.TimedOut,
                1
            ),
            FakeFault.Reset or FakeFault.HalfABody => (AssistantFailure.Unreachable, 2),
            FakeFault.HalfAnAnswer or FakeFault.StillInProgress => (
                streamed ? AssistantFailure.Truncated : AssistantFailure.Malformed,
                1
            ),
            FakeFault.EndlessBody => (AssistantFailure.TooLong, 1),
            FakeFault.EmptyBody or FakeFault.NoOutput or FakeFault.BlankAnswer => (AssistantFailure.Empty, 1),
            FakeFault.Refusal => (AssistantFailure.Refused, 1),
            FakeFault.Incomplete => (AssistantFailure.Truncated, 1),
            FakeFault.FilteredHalfWay when api is "anthropic" => (AssistantFailure.Refused, 1),
            FakeFault.FilteredHalfWay => (AssistantFailure.Filtered, 1),
            FakeFault.FailedInTheAnswer or FakeFault.ErrorEvent => (AssistantFailure.ServerError, 1),
            FakeFault.Redirect => (AssistantFailure.Redirected, 1),
            _ => (AssistantFailure.Malformed, 1),
        };

    /// <summary>Null: it was answered.</summary>
    private static async Task<AssistantFailure?> AskAsync(
        Assistant assistant,
        bool streamed,
        string entry = "I walked."
    ) =>
        streamed
            ? (await PromptAsync(assistant, entry) as AssistantReply<PromptReply>.Failed)?.Reason
            : (await SummaryAsync(assistant, entry) as AssistantReply<SummaryReply>.Failed)?.Reason;

    private static Task<AssistantReply<PromptReply>> PromptAsync(Assistant assistant, string entry = "I walked.") =>
        assistant.AskAsync(
            AssistantStep.AskForEntry,
            Somebody,
            [UntrustedBlock.EarlierEntry(entry, Day)],
            "Write in English.",
            Cancel
        );

    private static Task<AssistantReply<SummaryReply>> SummaryAsync(Assistant assistant, string entry = "I walked.") =>
        assistant.AskAsync(
            AssistantStep.SummarizeEntry,
            Somebody,
            [UntrustedBlock.Entry(entry, Day)],
            "Write in English.",
            Cancel
        );
}
