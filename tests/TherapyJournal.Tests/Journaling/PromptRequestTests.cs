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

        late.Keys.ShouldBe(["ask-for-entry", "reflect-on-entry", "summarize-entry"], ignoreOrder: true);
        foreach (var (step, length) in late)
        {
            ((double)length / early[step]).ShouldBeLessThanOrEqualTo(MostGrowth, step);
        }
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
