using NodaTime;
using Shouldly;
using TherapyJournal.Evals.Assistants;
using TherapyJournal.Journaling;
using TherapyJournal.Review;
using Xunit;

namespace TherapyJournal.Evals.Tests.Assistants;

/// <summary>The page that a person reads.</summary>
public sealed class AssistantsReportTests
{
    [Fact]
    public void It_has_the_table_the_worst_cases_and_a_loop_in_full()
    {
        var page = AssistantsReport.Of(Evaluated(passes: false));

        page.ShouldContain("| a rule | 0.000 | at least 1.000 | 1 | **no** |");
        page.ShouldContain("## Missed: a rule");
        page.ShouldContain("- **the-case** (0.000): these words");
        page.ShouldContain("All that miss it: the-case");
        page.ShouldContain("**Question**: How was it?");
        page.ShouldContain("**Entry**: One &lt;b> line.");
        page.ShouldContain("  > One &lt;b> line.");
        page.ShouldContain("**Suggested goal**: none");
    }

    [Fact]
    public void What_passed_has_no_worst_cases() =>
        AssistantsReport.Of(Evaluated(passes: true)).ShouldNotContain("## Missed");

    [Fact]
    public void Three_loops_stand_in_it_one_with_a_suggestion_one_that_was_raised_and_one_like_most()
    {
        IReadOnlyList<LivedCase> lived =
        [
            Lived("another-one-like-most", day: 0, turn => turn),
            Lived("suggests", day: 0, turn => turn with { Suggestion = new("Walk.", null, ["One line."], "m", 0) }),
            Lived("raised", day: 0, turn => turn with { Reflection = null, FixedWords = "Call somebody." }),
            Lived("like-most", day: 3, turn => turn),
            Lived("suggests-too", day: 3, turn => turn with { Suggestion = new("Run.", null, ["One line."], "m", 0) }),
        ];

        SampleLoops.Choose(lived).Select(c => c.Lived.Case.Id).ShouldBe(["suggests", "raised", "like-most"]);
        var page = AssistantsReport.Of(new EvaluatedAssistants(lived, [], [], "m", TimeSpan.Zero));

        var loops = page[page.IndexOf("## Three loops in full", StringComparison.Ordinal)..].Split("\n### ");
        loops.Skip(1).Select(l => l.Split(':')[0]).ShouldBe(["suggests", "raised", "like-most"]);
        loops[1].ShouldContain("**Suggested goal**: Walk.");
        loops[2].ShouldContain("**Fixed words at once, from the program**: Call somebody.");
        loops[3].ShouldContain("**Reflection**: It is kept.");
        loops.Skip(1).ShouldAllBe(l => l.Contains("**Entry**: One line.") && l.Contains("**Question**: How was it?"));
    }

    private static LivedCase Lived(string id, int day, Func<LivedEntry, LivedEntry> turn)
    {
        var entry = new CaseEntry(day, "One line.");
        return new LivedCase(
            new PatientCase(id, "A Name", "30.") { Entries = [entry] },
            [
                turn(
                    new LivedEntry(entry, new LocalDate(2026, 9, 10))
                    {
                        Question = new JournalPromptContent("How was it?", "Because.", null, "m"),
                        Reflection = new ReflectionContent("It is kept.", "m", 1, 0),
                        Summary = new EntrySummaryContent([], [], "A line.", "m", 1, 0),
                    }
                ),
            ]
        );
    }

    private static EvaluatedAssistants Evaluated(bool passes)
    {
        var entry = new CaseEntry(3, "One <b> line.");
        var lived = new LivedCase(
            new PatientCase("the-case", "A Name", "30.") { Goals = ["A goal."], Entries = [entry] },
            [
                new LivedEntry(entry, new LocalDate(2026, 9, 10))
                {
                    Question = new JournalPromptContent("How was it?", "Because.", null, "m"),
                    Reflection = new ReflectionContent("It is kept.", "m", 1, 0),
                    Summary = new EntrySummaryContent(
                        [new SummarySentence("Writes one line.", "One <b> line.")],
                        [],
                        "A line.",
                        "m",
                        1,
                        0
                    ),
                },
            ]
        );
        var metric = new Metric("a rule", Good.AtLeast, 1, 1, l => [new(l.Case.Id, passes ? 1 : 0, "these words")]);
        return new EvaluatedAssistants([lived], [metric.Over([lived], byModel: true)], [], "m", TimeSpan.Zero);
    }
}
