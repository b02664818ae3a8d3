using Shouldly;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

/// <summary>What was read for a question and does not hold any more is not built upon.</summary>
public abstract class KeepPromptTests(TestedDatabase on) : ModelLoopTest(on)
{
    [Fact]
    public async Task Not_today_is_not_noted_of_a_question_that_is_gone()
    {
        var entry = await WriteAsync(Calm);
        Pass(TimeSpan.FromHours(1));
        await AskAsync();
        var context = await ReadAsync();
        await House.Get<TakeBackEntry>().RunAsync(Patient, entry, Cancel);

        var saved = await new KeepPrompt(House.Store, House.Records, Ground.Clock).SaveAsync(
            Patient,
            context,
            PromptWish.NotToday,
            next: null,
            Cancel
        );

        saved.ShouldBe(KeepPrompt.Saved.NotAnyMore);
    }

    [Fact]
    public async Task A_model_is_asked_where_the_question_that_was_ready_is_withdrawn_meanwhile()
    {
        await WriteAsync(Calm);
        var plan = House.Get<PlanQuestion>();
        var planned = (await plan.RunAsync(Therapist, Patient, "How was the walk?", Cancel))
            .ShouldBeOfType<PlanQuestionOutcome.Planned>()
            .Question;
        // The first look is for the reading, the second asks whether the patient wanted none today.
        var clock = new MeanwhileClock(
            Ground.Clock,
            look: 2,
            async () => (await plan.RemoveAsync(Therapist, Patient, planned, Cancel)).ShouldBeTrue()
        );
        var ask = new AskForEntry(House.Store, House.Records, House.Get<Keys>(), House.Get<WritePrompt>(), clock);

        var asked = (await ask.RunAsync(Patient, PromptWish.Any, Cancel)).ShouldBeOfType<AskOutcome.Asked>().Prompt;

        clock.HasHappened.ShouldBeTrue();
        asked.Content.WrittenBy.ShouldNotBe(QuestionBank.WrittenBy);
        Model.Requests.Count(r => r.Form == "ask-for-entry").ShouldBe(1);
    }

    private async Task<PromptContext> ReadAsync() =>
        (
            await House.Records.ReadAsync(
                new Reader.Patient(Patient),
                Patient,
                Purpose.AskForEntry,
                (record, db) =>
                    PromptContext.FromAsync(record, db, House.Get<Keys>(), Ground.Clock.Now(), _ => true, Cancel),
                Cancel
            )
        )
            .ShouldBeOfType<ReadOutcome<PromptContext>.Open>()
            .Value;
}

public sealed class KeepPromptOnSqlite() : KeepPromptTests(TestedDatabase.Sqlite);

public sealed class KeepPromptOnPostgres() : KeepPromptTests(TestedDatabase.Postgres);
