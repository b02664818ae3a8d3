using System.Text.Json;
using Shouldly;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using TherapyJournal.Tests.Safety.Guard;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

/// <summary>How far back a model is told what was asked and said, and is held to it.</summary>
public abstract class GuardReplyTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const int AskedCompared = 30;
    private const int OpeningsCompared = 10;
    private const string Question = "What did you notice on the walk by the canal?";

    /// <summary>Those of the last thirty days are read by their time, those from before by their number.</summary>
    [Theory]
    [InlineData(20)]
    [InlineData(90)]
    public async Task A_model_asks_no_question_again_that_is_the_oldest_of_the_last_thirty(int daysAgo)
    {
        await WriteAsync(GuardCases.Entry);
        var from = Ground.Clock.GetUtcNow().AddDays(-daysAgo).ToUnixTimeMilliseconds();
        for (var i = 0; i < AskedCompared; i++)
        {
            await House.InsertAsync(
                Patient,
                new JournalPrompt { AskedAt = from + i },
                new JournalPromptContent(i == 0 ? Question : $"Question {i}?", "Because.", null, "a-model")
                {
                    AsksWhatHelped = true,
                }
            );
        }
        Says("ask-for-entry", new { question = Question, why = "Because you wrote about the canal and the heron." });

        var asked = (await AskAsync()).Content;

        asked.ModelFailed.ShouldBe(
            "The model's question repeated an earlier question, so the question bank's was taken."
        );
        asked.WrittenBy.ShouldBe(QuestionBank.WrittenBy);
        Told("ask-for-entry", "asked-lately").ShouldBe(AskedCompared);
    }

    [Fact]
    public async Task A_model_begins_no_answer_like_the_oldest_of_the_last_ten()
    {
        Says("reflect-on-entry", new { text = "The heron stood there again, and you saw it." });
        (await ReflectionAsync(await WriteAsync(GuardCases.Entry))).ShouldNotBeNull().ModelFailed.ShouldBeNull();
        for (var i = 1; i < OpeningsCompared; i++)
        {
            Pass(TimeSpan.FromMinutes(1));
            await House.InsertAsync(
                Patient,
                new Reflection { EntryId = await RecordAsync($"Day {i} was long and quiet.") },
                new ReflectionContent($"Number {i} is kept.", "a-model", 1, 0)
            );
        }
        Pass(TimeSpan.FromMinutes(1));
        Says("reflect-on-entry", new { text = "The heron stood by the canal on Tuesday." });

        var said = (await ReflectionAsync(await WriteAsync(GuardCases.Entry))).ShouldNotBeNull();

        said.ModelFailed.ShouldBe("The model's words began like one of the last ten, so fixed ones were taken.");
        said.WrittenBy.ShouldBe(QuestionBank.WrittenBy);
        Told("reflect-on-entry", "recent-opening").ShouldBe(OpeningsCompared);
    }

    private void Says(string step, object answer)
    {
        var json = JsonSerializer.Serialize(answer);
        Model.Answer = request => request.Form == step ? json : FakeAnswers.Plausible(request);
    }

    /// <summary>How many blocks of this kind the last request of the step held.</summary>
    private int Told(string step, string block) =>
        Model.Requests.Last(r => r.Form == step).Messages.Sum(m => m.Text.Split($"</{block}>").Length - 1);
}

public sealed class GuardReplyOnSqlite() : GuardReplyTests(TestedDatabase.Sqlite);

public sealed class GuardReplyOnPostgres() : GuardReplyTests(TestedDatabase.Postgres);
