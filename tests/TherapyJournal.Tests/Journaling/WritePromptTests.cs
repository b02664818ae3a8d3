using System.Text.Json;
using Shouldly;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using TherapyJournal.Tests.Safety.Guard;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

/// <summary>What a model's question must do beside passing the guard: ask what helped in its turn, and leave what was put aside.</summary>
public abstract class WritePromptTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const string GoodQuestion = "What did you notice on the walk by the canal?";

    private static readonly string[] QuestionsWithoutHelp =
    [
        GoodQuestion,
        "What did Marta say about the soup?",
        "Where did the heron stand?",
        "Who else saw the heron?",
        "What burnt first, the soup or something beside it?",
        "When did the doctor call you in?",
        "Which sound came from the canal?",
        "What did you and Marta cook before?",
        "How far is the canal from your door?",
    ];

    [Fact(Timeout = Hanging)]
    public async Task A_model_that_never_asks_what_helped_is_replaced_by_the_bank_each_third_time()
    {
        var asked = new List<JournalPromptContent>();
        await WriteAsync(GuardCases.Entry);
        foreach (var question in QuestionsWithoutHelp)
        {
            Asks(question);
            asked.Add((await AskAsync()).Content);
            Pass(TimeSpan.FromDays(1));
        }

        asked.Select(q => q.AsksWhatHelped).ShouldBe([false, false, true, false, false, true, false, false, true]);
        var replaced = asked.Where(q => q.WrittenBy == QuestionBank.WrittenBy).ToList();
        replaced.ShouldBe(asked.Where(q => q.AsksWhatHelped));
        replaced.ShouldAllBe(q => q.ModelFailed == "The model did not ask what helped, so the question bank did.");
        (await StoppedAsync()).ShouldBe(["NotWhatHelped", "NotWhatHelped", "NotWhatHelped"]);
    }

    [Fact]
    public async Task A_model_that_asks_what_helped_in_its_turn_is_not_replaced()
    {
        await WriteAsync(GuardCases.Entry);
        foreach (var question in QuestionsWithoutHelp.Take(2).Append("What helped you on the walk by the canal?"))
        {
            Asks(question);
            (await AskAsync()).Content.Text.ShouldBe(question);
            Pass(TimeSpan.FromDays(1));
        }
    }

    [Fact]
    public async Task The_theme_that_was_just_put_aside_is_not_asked_about_again()
    {
        await WriteAsync(GuardCases.Entry);
        Asks(GoodQuestion);
        (await AskAsync()).Content.Text.ShouldBe(GoodQuestion);
        Asks("Which walk would Marta like?");

        var second = (await AskAsync(PromptWish.Another)).Content;

        second.ModelFailed.ShouldBe(
            "The model asked about the theme that was put aside, so the question bank's was taken."
        );
        QuestionBank.English.Questions.Single(q => q.Id == second.QuestionId).Theme.ShouldNotBe("body");
        (await StoppedAsync()).ShouldBe(["RefusedTheme"]);
        Asks("What helped Marta with the soup?");
        (await AskAsync(PromptWish.Another)).Content.ModelFailed.ShouldBeNull();
    }

    private void Asks(string question)
    {
        var json = JsonSerializer.Serialize(new { question, why = "Because you wrote about the canal and the heron." });
        Model.Answer = request => request.Form == "ask-for-entry" ? json : FakeAnswers.Plausible(request);
    }

    /// <summary>Why questions of the model were not used, as it stands on record.</summary>
    private async Task<IReadOnlyList<string?>> StoppedAsync() =>
        [
            .. (await House.Get<ListModelCalls>().RunAsync(Therapist, Patient, Cancel))
                .ShouldBeOfType<ReadOutcome<IReadOnlyList<ModelCallView>>.Open>()
                .Value.Where(c => c.Content is { Step: "ask-for-entry", State: ModelCallState.Stopped })
                .Select(c => c.Content.Reason),
        ];
}

public sealed class WritePromptOnSqlite() : WritePromptTests(TestedDatabase.Sqlite);

public sealed class WritePromptOnPostgres() : WritePromptTests(TestedDatabase.Postgres);
