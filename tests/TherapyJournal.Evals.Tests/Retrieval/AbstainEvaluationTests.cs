using System.Text;
using Shouldly;
using TherapyJournal.Evals.Retrieval;
using Xunit;

namespace TherapyJournal.Evals.Tests.Retrieval;

/// <summary>On a conversation that nobody had.</summary>
public sealed class AbstainEvaluationTests
{
    private const string Answered =
        """{ "question": "Who bought a red kayak?", "category": 4, "evidence": ["D1:1"] }""";

    private const string Near =
        """{ "question": "Which lighthouse keeper repaired the orange kayak?", "category": 5, "evidence": [] }""";

    [Fact]
    public void It_counts_what_is_turned_away_of_either_kind()
    {
        var (code, said) = Run($"{Answered}, {Near}");

        said.ShouldContain("1 questions that nobody can answer, 1 that somebody can");
        said.ShouldContain("the entries do not say: rightly 1.000 wrongly 0.000");
        code.ShouldBe(0);
    }

    [Fact]
    public void It_fails_where_both_are_turned_away_alike_or_one_kind_is_missing()
    {
        var (alike, _) = Run(
            $$"""{{Near}}, { "question": "Which lighthouse keeper repaired the orange kayak?", "category": 4, "evidence": ["D1:1"] }"""
        );

        alike.ShouldBe(1);
        Run(Answered).Code.ShouldBe(1);
    }

    private static (int Code, string Said) Run(string questions)
    {
        var json = $$"""
            [{ "conversation": {
                "session_1_date_time": "9:05 am on 3 March, 2025",
                "session_1": [
                  { "speaker": "Bo", "dia_id": "D1:1", "text": "I bought a red kayak." },
                  { "speaker": "Ada", "dia_id": "D1:2", "text": "It rained all day here." },
                  { "speaker": "Bo", "dia_id": "D1:3", "text": "My sister rang in the evening." }
                ] }, "qa": [{{questions}}] }]
            """;
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(json));
        using var page = new StringWriter();
        var code = AbstainEvaluation.Run(file, page);
        return (code, page.ToString());
    }
}
