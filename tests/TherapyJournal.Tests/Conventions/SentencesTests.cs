using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>The guide, 2: every public type says in one sentence what it is. The cases of an outcome say it by their names.</summary>
public sealed partial class SentencesTests
{
    [Fact]
    public void Every_public_type_has_its_sentence()
    {
        var files = House.Sources("src");

        files.Sum(f => f.Lines.Count(l => PublicType().IsMatch(l))).ShouldBeGreaterThan(50);
        files.SelectMany(Silent).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("public sealed class Mute;")]
    [InlineData("[Obsolete]\npublic enum Mute { A }")]
    [InlineData("// A comment is no sentence for people who call it.\npublic readonly record struct Mute(int A);")]
    public void A_planted_type_without_a_sentence_is_seen(string text) =>
        Silent(new SourceFile("planted.cs", text)).ShouldBe(["planted.cs: Mute"]);

    [Fact]
    public void A_sentence_above_attributes_counts() =>
        Silent(
                new SourceFile(
                    "fine.cs",
                    "/// <summary>Says something.</summary>\n[Obsolete(\n    \"x\"\n)]\npublic class A;"
                )
            )
            .ShouldBeEmpty();

    private static IEnumerable<string> Silent(SourceFile file)
    {
        for (var i = 0; i < file.Lines.Count; i++)
        {
            if (PublicType().Match(file.Lines[i]) is { Success: true } type && !IsDocumented(file.Lines, i))
            {
                yield return $"{file.Path}: {type.Groups["name"].Value}";
            }
        }
    }

    private static bool IsDocumented(IReadOnlyList<string> lines, int declaration)
    {
        for (var i = declaration - 1; i >= 0 && lines[i].Length > 0; i--)
        {
            if (lines[i].StartsWith("/// <", StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }

    // File-scoped namespaces: a top-level type begins its line.
    [GeneratedRegex(@"^public (\w+ )*?(class|record struct|record|struct|interface|enum|delegate \S+) (?<name>\w+)")]
    private static partial Regex PublicType();
}
