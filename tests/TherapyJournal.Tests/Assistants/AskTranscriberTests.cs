using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Assistants;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Assistants;

public abstract class AskTranscriberTests(TestedDatabase on) : ModelLoopTest(on)
{
    protected override void Configure(IDictionary<string, string?> settings)
    {
        base.Configure(settings);
        settings["Journal:Assistants:Calls:TokensPerPatient"] = "1000";
        settings["Journal:Assistants:TranscriptionModel"] = "a-model-of-ours";
    }

    [Fact(Timeout = Hanging)]
    public async Task A_day_whose_tokens_are_spent_sends_no_recording()
    {
        // Reserved by the second: this one is longer than the tokens of a day.
        (await AskAsync(seconds: 60)).ShouldBe(new TranscriptionOutcome.Failed(AssistantFailure.BudgetSpent));
        Model.Recordings.ShouldBeEmpty();
        (await House.LookAsync(db => db.ModelCalls.CountAsync(Cancel))).ShouldBe(0);

        (await AskAsync(seconds: 10)).ShouldBeOfType<TranscriptionOutcome.Transcribed>();
        Model.Recordings.ShouldHaveSingleItem().ShouldContain("a-model-of-ours");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_call_that_is_stopped_is_on_record_as_failed()
    {
        Model.Fail(FakeFault.Hang, always: true);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var asking = House
            .Get<AskTranscriber>()
            .RunAsync(Patient, RowId.New(Ground.Clock), new byte[] { 1 }, 10, stop.Token);
        while (Model.Calls.IsEmpty)
        {
            await Task.Delay(10, Cancel);
        }

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(asking);
        (await House.LookAsync(db => db.StepUses.SingleAsync(Cancel))).Failed.ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task An_outage_spends_nothing_of_a_day()
    {
        Model.Fail(FakeFault.ServerError, always: true);

        for (var i = 0; i < 5; i++)
        {
            (await AskAsync(seconds: 30)).ShouldBe(new TranscriptionOutcome.Failed(AssistantFailure.ServerError));
        }

        (await House.LookAsync(db => db.TokenUses.SumAsync(u => u.Tokens, Cancel))).ShouldBe(0);
    }

    private Task<TranscriptionOutcome> AskAsync(int seconds) =>
        House.Get<AskTranscriber>().RunAsync(Patient, RowId.New(Ground.Clock), new byte[] { 1, 2, 3 }, seconds, Cancel);
}

public sealed class AskTranscriberOnSqlite() : AskTranscriberTests(TestedDatabase.Sqlite);

public sealed class AskTranscriberOnPostgres() : AskTranscriberTests(TestedDatabase.Postgres);
