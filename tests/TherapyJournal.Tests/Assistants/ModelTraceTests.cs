using Shouldly;
using TherapyJournal.Assistants;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Assistants;

public abstract class ModelTraceTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const string Wished = "I want to walk to the harbour more often.";

    [Fact]
    public async Task Every_output_of_a_model_holds_what_its_call_used()
    {
        Summarises(
            "A wish.",
            [("A wish about the harbour.", Wished)],
            new
            {
                text = "Walk to the harbour on Sundays.",
                goalId = (string?)null,
                evidence = new[] { Wished },
            }
        );
        var suggesting = Model.Answer;
        Model.Answer = request =>
        {
            // Every call takes a while, and none as long as another.
            Pass(TimeSpan.FromMilliseconds(100 + Model.Requests.Count));
            return suggesting(request);
        };
        var entry = await WriteAsync(Wished);
        var asked = await AskAsync();
        var item = await InboxItemAsync(entry);
        var suggested = item.Suggestion.ShouldNotBeNull().Content;
        var reflection = (await ReflectionAsync(entry)).ShouldNotBeNull();
        await House.Get<PracticeSettings>().SetAsync("ai-to-patient", "after-approval", Cancel);
        await WriteAsync(Calm);
        var draft = (await House.Get<ListWordsToReview>().RunAsync(Therapist, Cancel)).ShouldHaveSingleItem();

        suggested.Trace.ShouldBe(item.Summary.Trace, "they are of one call");
        suggested.WrittenBy.ShouldBe("gpt-6-luna");
        // Two calls that ran side by side may have taken the same time.
        var calls = (await CallsAsync()).Select(c => new ModelTrace(
            c.Content.InstructionsHash,
            1200,
            1024,
            80,
            c.Content.Milliseconds
        ));
        foreach (var trace in new[] { asked.Content.Trace, reflection.Trace, suggested.Trace, draft.Words.Trace })
        {
            var used = trace.ShouldNotBeNull();
            calls.ShouldContain(used);
            used.InstructionsHash.Length.ShouldBe(64);
            used.Milliseconds.ShouldBeGreaterThanOrEqualTo(100);
        }
    }

    private async Task<IReadOnlyList<ModelCallView>> CallsAsync() =>
        (await House.Get<ListModelCalls>().RunAsync(Therapist, Patient, Cancel))
            .ShouldBeOfType<ReadOutcome<IReadOnlyList<ModelCallView>>.Open>()
            .Value;
}

public sealed class ModelTraceOnSqlite() : ModelTraceTests(TestedDatabase.Sqlite);

public sealed class ModelTraceOnPostgres() : ModelTraceTests(TestedDatabase.Postgres);
