using Shouldly;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>The guide, 1: a file is one concept and fits on a few screens. A test class may list more cases.</summary>
public sealed class FilesTests
{
    private const int MostLines = 200;
    private const int MostLinesOfTests = 300;

    [Fact]
    public void No_file_is_longer_than_200_lines()
    {
        var files = Everything();

        files.Count.ShouldBeGreaterThan(50);
        TooLong(files).ShouldBeEmpty();
    }

    [Fact]
    public void Namespaces_are_file_scoped()
    {
        var files = Everything();

        files
            .Count(f => f.Lines.Any(l => l.StartsWith("namespace ", StringComparison.Ordinal)))
            .ShouldBeGreaterThan(50);
        files.Where(HasBlockNamespace).Select(f => f.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Planted_violations_are_seen()
    {
        TooLong([new SourceFile("long.cs", string.Concat(Enumerable.Repeat("//\n", MostLines + 1)))])
            .ShouldBe(["long.cs"]);
        TooLong([new SourceFile("tests/a.cs", string.Concat(Enumerable.Repeat("//\n", MostLines + 1)))])
            .ShouldBeEmpty();
        TooLong([new SourceFile("short.cs", string.Concat(Enumerable.Repeat("//\n", MostLines)))]).ShouldBeEmpty();
        HasBlockNamespace(new SourceFile("block.cs", "namespace TherapyJournal\n{\n}\n")).ShouldBeTrue();
    }

    private static List<SourceFile> Everything() => [.. House.Sources("src"), .. House.Sources("tests")];

    private static List<string> TooLong(IEnumerable<SourceFile> files) =>
        [.. files.Where(f => f.Lines.Count > Most(f)).Select(f => f.Path)];

    private static int Most(SourceFile file) =>
        file.Path.StartsWith("tests/", StringComparison.Ordinal) ? MostLinesOfTests : MostLines;

    private static bool HasBlockNamespace(SourceFile file) =>
        file.Lines.Any(l => l.StartsWith("namespace ", StringComparison.Ordinal) && !l.EndsWith(';'));
}
