using Shouldly;
using TherapyJournal.Evals.Retrieval;
using Xunit;

namespace TherapyJournal.Evals.Tests.Retrieval;

/// <summary>On a journal that nobody wrote.</summary>
public sealed class ThemesEvaluationTests
{
    private const string Family = "\"My sister came, and my mother.\",calm,family\n";
    private const string Work = "\"A long shift, and my boss was late.\",tired,work\n";
    private const string Other = "\"It rained on the roof all day.\",calm,recreation\n";

    [Fact]
    public void Themes_are_held_against_what_the_writers_said()
    {
        var (code, said) = Run(string.Concat(Enumerable.Repeat(Family + Work + Other, 4)));

        code.ShouldBe(0);
        said.ShouldContain("12 texts as entries of one journal");
        said.ShouldContain("field:family field:parenting   family                4      4      1.000   1.000   1.000");
        said.ShouldContain("word:recreation                recreation            4      0      0.000   0.000   0.000");
        said.ShouldContain("overall");
    }

    [Fact]
    public void It_fails_where_they_do_not_agree_or_nobody_said_anything()
    {
        Run(string.Concat(Enumerable.Repeat(Family.Replace(",family", ",work", StringComparison.Ordinal), 4)))
            .Code.ShouldBe(1);
        Run("\"Nothing.\",calm,\n").Code.ShouldBe(1);
        Run("").Code.ShouldBe(1);
    }

    [Fact]
    public void It_needs_a_file()
    {
        ThemesEvaluation.Run([]).ShouldBe(2);
        ThemesEvaluation.Run(["--journals", "no-such-file.csv"]).ShouldBe(1);
    }

    private static (int Code, string Said) Run(string rows)
    {
        using var file = new StringReader("text,emotions,topics\n" + rows);
        using var page = new StringWriter();
        var code = ThemesEvaluation.Run(file, page);
        return (code, page.ToString());
    }
}
