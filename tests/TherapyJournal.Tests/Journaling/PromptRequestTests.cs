using Shouldly;
using TherapyJournal.Journaling;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

/// <summary>What a model is told does not grow with the journal; `./dev bench context` measures it to a thousand entries.</summary>
public sealed class PromptRequestTests() : ModelLoopTest(TestedDatabase.Sqlite)
{
    private const int Early = 20;
    private const int Late = 80;
    private const double MostGrowth = 1.2;

    private static readonly string[] Days =
    [
        "I walked to the harbour and counted the boats before it rained.",
        "My sister rang, and we talked about the summer for an hour.",
        "I slept badly and was late. Tea on the steps helped a little.",
        "The kitchen is clean again. I had put it off since Sunday.",
        "Nothing much today. I read two pages and fell asleep over them.",
    ];

    [Fact(Timeout = Hanging)]
    public async Task A_long_journal_makes_no_request_much_longer()
    {
        await LiveAsync(from: 0, to: Early);
        var early = await LengthsAsync();
        await LiveAsync(from: Early, to: Late);
        var late = await LengthsAsync();

        late.Keys.ShouldBe(["ask-for-entry", "screen-entry", "reflect-on-entry", "summarize-entry"], ignoreOrder: true);
        foreach (var (step, length) in late)
        {
            ((double)length / early[step]).ShouldBeLessThanOrEqualTo(MostGrowth, step);
        }
    }

    [Theory]
    [InlineData(PromptWish.Any)]
    [InlineData(PromptWish.Another, "The last question was put aside: ask about something else.")]
    [InlineData(
        PromptWish.Easier,
        "Ask something light, about what can be seen or done.",
        "The last question was too much: ask a light one."
    )]
    public async Task What_became_of_the_last_question_is_told_in_a_sentence(PromptWish wish, params string[] told)
    {
        await AskAsync();
        Pass(wish == PromptWish.Any ? TimeSpan.FromDays(1) : TimeSpan.FromMinutes(1));

        await AskAsync(wish);

        TellsOnly(told);
    }

    [Fact]
    public async Task After_two_questions_that_asked_something_else_it_is_told_to_ask_what_helped()
    {
        for (var i = 1; i <= 2; i++)
        {
            await House.InsertAsync(
                Patient,
                new JournalPrompt { AskedAt = i },
                new JournalPromptContent($"Where did you go on day {i}?", "Because.", null, "a-model")
            );
        }

        await AskAsync();

        TellsOnly("This time ask what helped or went well.");
    }

    /// <summary>Of the sentences that are told at times, the last question's request held these and none other.</summary>
    private void TellsOnly(params string[] sentences)
    {
        string[] sometimes =
        [
            "This time ask what helped or went well.",
            "Ask something light, about what can be seen or done.",
            "The last question was put aside: ask about something else.",
            "The last question was too much: ask a light one.",
        ];
        var body = Model.Requests.Last(r => r.Form == "ask-for-entry").Body;
        sometimes.Where(s => body.Contains(s, StringComparison.Ordinal)).ShouldBe(sentences);
    }

    private async Task LiveAsync(int from, int to)
    {
        for (var day = from; day < to; day++)
        {
            await AskAsync();
            await WriteAsync(Days[day % Days.Length]);
            Pass(TimeSpan.FromHours(30));
        }
    }

    /// <summary>How many characters the request of each step has now.</summary>
    private async Task<Dictionary<string, int>> LengthsAsync()
    {
        await AskAsync(PromptWish.Another);
        await WriteAsync(Days[0]);
        return Model.Requests.GroupBy(r => r.Form!).ToDictionary(step => step.Key, step => step.Last().Body.Length);
    }
}
