using System.Text;
using Microsoft.Extensions.Configuration;
using Shouldly;
using TherapyJournal.Evals.Retrieval;
using TherapyJournal.Tests.Assistants;
using Xunit;

namespace TherapyJournal.Evals.Tests.Retrieval;

/// <summary>On a conversation that nobody had.</summary>
public sealed class RetrievalEvaluationTests
{
    private const string Sessions = """
        "session_1_date_time": "9:05 am on 3 March, 2025",
        "session_1": [
          { "speaker": "Ada", "dia_id": "D1:1", "text": "Good to see you." },
          { "speaker": "Bo", "dia_id": "D1:02", "text": "I bought a kayak.", "blip_caption": "a red kayak on a lake" }
        ],
        "session_10_date_time": "1:00 pm on 12 May, 2025",
        "session_10": [{ "speaker": "Ada", "dia_id": "D10:1", "text": "My pottery class begins." }],
        "session_2_date_time": "11:59 pm on 4 March, 2025",
        "session_2": [{ "speaker": "Bo", "dia_id": "D2:1", "text": "It rained." }],
        "session_3_date_time": "1:00 pm on 5 March, 2025"
        """;

#pragma warning disable RS0030 // Nothing here depends on the time.
    private static TimeProvider Clock => TimeProvider.System;
#pragma warning restore RS0030

    [Fact]
    public void Turns_are_entries_in_their_order_on_the_day_of_their_session_with_who_spoke_and_what_was_seen()
    {
        var turns = Read(Sessions, "").ShouldHaveSingleItem().Turns;

        turns
            .Select(t => $"{t.Id} {t.Day:uuuu-MM-dd} {t.Text}")
            .ShouldBe([
                "D1:1 2025-03-03 Ada: Good to see you.",
                "D1:2 2025-03-03 Bo: I bought a kayak. (a red kayak on a lake)",
                "D2:1 2025-03-04 Bo: It rained.",
                "D10:1 2025-05-12 Ada: My pottery class begins.",
            ]);
    }

    [Fact]
    public void Evidence_may_be_several_in_one_text_and_what_is_not_there_counts_for_nothing() =>
        Read(Sessions, Question("What?", 1, "D1:2; D10:1", "D99:1"))[0]
            .Questions.ShouldHaveSingleItem()
            .Evidence.ShouldBe(["D1:2", "D10:1"], ignoreOrder: true);

    [Fact]
    public void Figures_are_of_what_was_found_and_of_what_can_be_answered()
    {
        var (code, said) = Run(
            Sessions,
            string.Join(
                ',',
                Question("What did Bo buy, a kayak?", 4, "D1:2"),
                Question("Which kayak and which pottery class?", 1, "D1:2", "D10:1"),
                Question("Who slept?", 4, "D2:1"),
                Question("What colour is the car?", 5, "D1:1")
            )
        );

        said.ShouldContain("1 conversations, 4 turns as entries, 3 of 3 questions");
        // Found whole, found whole, not found.
        said.ShouldContain("overall recall@5 0.667 recall@10 0.667 mrr 0.667 bm25@10 0.667");
        code.ShouldBe(1);
    }

    [Fact]
    public void It_passes_where_enough_is_found()
    {
        var (code, said) = Run(Sessions, Question("a kayak", 4, "D1:2"));

        said.ShouldContain("overall recall@5 1.000 recall@10 1.000 mrr 1.000");
        code.ShouldBe(0);
    }

    [Fact]
    public async Task With_embeddings_their_figures_stand_in_the_same_table()
    {
        await using var openAi = await FakeOpenAi.StartAsync();
        openAi.IsOpen = true;
        using var meaning = LocomoMeaning.From(
            new ConfigurationBuilder()
                .AddInMemoryCollection([
                    new("Journal:Assistants:Embeddings:Endpoint", openAi.BaseUrl),
                    new("Journal:Assistants:Embeddings:Model", "house-embed"),
                ])
                .Build(),
            Clock
        );
        var questions = Question("Which puppy?", 4, "D1:2") + "," + Question("a terrier", 1, "D1:2");

        var (code, said) = RunFile(
            Sample(Sessions.Replace("I bought a kayak", "I bought a terrier", StringComparison.Ordinal), questions),
            meaning
        );

        // By words: "terrier" is found and "puppy" is not. By the meaning of this model both are one word.
        said.ShouldContain("vectors@10");
        said.ShouldContain("overall recall@5 0.500");
        said.ShouldContain("with house-embed: vectors@10 1.000 recall@5 1.000 recall@10 1.000 mrr 1.000");
        code.ShouldBe(1, "the words alone must reach the least recall");
        openAi.Others.Sum(r => r.GetProperty("input").GetArrayLength()).ShouldBe(4 + 2);
    }

    [Fact]
    public void Embeddings_that_nobody_has_configured_are_wrong_usage() =>
        LocomoMeaning.From(new ConfigurationBuilder().Build(), Clock).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[{}]")]
    [InlineData("[{\"conversation\": {\"session_1\": [], \"session_1_date_time\": \"someday\"}, \"qa\": []}]")]
    public void A_file_of_another_kind_is_refused(string text) => RunFile(text).Code.ShouldBe(1);

    [Fact]
    public void A_file_that_is_not_there_is_refused_and_none_is_wrong_usage()
    {
        RetrievalEvaluation.Run(["--locomo", "/nowhere/at/all.json"], Clock).ShouldBe(1);
        RetrievalEvaluation.Run([], Clock).ShouldBe(2);
        RetrievalEvaluation.Run(["--locomo"], Clock).ShouldBe(2);
    }

    private static string Question(string text, int category, params IReadOnlyList<string> evidence) =>
        $$"""{ "question": "{{text}}", "category": {{category}}, "evidence": ["{{string.Join("\", \"", evidence)}}"] }""";

    private static string Sample(string sessions, string questions) =>
        $$"""[{ "conversation": { "speaker_a": "Ada", "speaker_b": "Bo", {{sessions}} }, "qa": [{{questions}}] }]""";

    private static IReadOnlyList<Conversation> Read(string sessions, string questions)
    {
        using var file = FileOf(Sample(sessions, questions));
        return Locomo.Read(file);
    }

    private static (int Code, string Said) Run(string sessions, string questions) =>
        RunFile(Sample(sessions, questions));

    private static (int Code, string Said) RunFile(string text, LocomoMeaning? meaning = null)
    {
        using var file = FileOf(text);
        using var said = new StringWriter();
        return (RetrievalEvaluation.Run(file, said, meaning), said.ToString());
    }

    private static MemoryStream FileOf(string text) => new(Encoding.UTF8.GetBytes(text));
}
