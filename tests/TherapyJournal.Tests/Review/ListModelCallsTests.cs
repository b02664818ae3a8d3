using Shouldly;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety.Guard;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Review;

public abstract class ListModelCallsTests(TestedDatabase on) : LoopTest(on)
{
    [Fact]
    public async Task Every_reason_for_which_words_are_not_used_is_said_in_a_sentence()
    {
        List<(ModelCallState State, string Reason)> reasons =
        [
            .. Enum.GetNames<GuardRule>().Select(rule => (ModelCallState.Stopped, rule)),
            .. Enum.GetNames<UnusedReason>().Select(reason => (ModelCallState.Stopped, reason)),
            .. Enum.GetNames<AssistantFailure>().Select(failure => (ModelCallState.Failed, failure)),
        ];
        reasons.Count.ShouldBeGreaterThan(30);
        foreach (var (state, reason) in reasons)
        {
            await InsertAsync(state, reason);
        }

        var calls = await ListAsync();

        calls
            .Select(c => (c.Content.State, c.Content.Reason))
            .ShouldBe(reasons.Select(r => (r.State, (string?)r.Reason)));
        calls.ShouldAllBe(c => c.Why != null && c.Why.Contains(' '));
        calls.Select(c => c.Why).ShouldBeUnique();
    }

    [Fact]
    public async Task An_answer_without_end_and_words_that_went_on_too_long_are_told_apart()
    {
        await InsertAsync(ModelCallState.Failed, "TooLong");
        await InsertAsync(ModelCallState.Stopped, "TooLong");

        (await ListAsync())
            .Select(c => c.Why)
            .ShouldBe(["the model's answer was far too long", $"it {GuardRules.Say(GuardRule.TooLong)}"]);
    }

    private Task InsertAsync(ModelCallState state, string reason)
    {
        Pass(TimeSpan.FromSeconds(1));
        return House.InsertAsync(
            Patient,
            new ModelCall { At = Ground.Clock.GetUtcNow().ToUnixTimeMilliseconds() },
            new ModelCallContent("ask-for-entry", "localhost", "a-model", "", [], 0) { State = state, Reason = reason }
        );
    }

    private async Task<IReadOnlyList<ModelCallView>> ListAsync() =>
        (await House.Get<ListModelCalls>().RunAsync(Therapist, Patient, Cancel))
            .ShouldBeOfType<ReadOutcome<IReadOnlyList<ModelCallView>>.Open>()
            .Value;
}

public sealed class ListModelCallsOnSqlite() : ListModelCallsTests(TestedDatabase.Sqlite);

public sealed class ListModelCallsOnPostgres() : ListModelCallsTests(TestedDatabase.Postgres);
