using System.Reflection;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>The words of GLOSSARY.md, and names that say nothing.</summary>
public sealed partial class WordsTests
{
    private static readonly string[] SayNothing =
    [
        "Helper",
        "Helpers",
        "Manager",
        "Mediator",
        "Repository",
        "Util",
        "Utils",
        "Utilities",
    ];

    /// <summary>Too short by themselves: of what?</summary>
    private static readonly string[] NeverAlone = ["Prompt", "Session", "Message", "Entry", "Goal", "Alert", "Summary"];

    private static readonly IReadOnlyList<string> Avoided = [.. AvoidedIn(House.Read("GLOSSARY.md"))];

    [Fact]
    public void Public_names_use_the_words_of_the_glossary()
    {
        var names = House.Types.SelectMany(PublicNames).ToList();

        Avoided.Count.ShouldBeGreaterThan(10);
        names.Count.ShouldBeGreaterThan(200);
        names.Where(n => Uses(n, Avoided)).ShouldBeEmpty();
    }

    [Fact]
    public void No_type_is_called_by_what_says_nothing()
    {
        var names = House.Types.SelectMany(t => t.GetNestedTypes().Append(t)).Select(t => t.Name).ToList();

        names.Count.ShouldBeGreaterThan(100);
        names.Where(n => Uses(n, SayNothing)).ShouldBeEmpty();
        House.Types.Select(t => t.Name).Intersect(NeverAlone).ShouldBeEmpty();
    }

    [Fact]
    public void Every_word_in_code_of_the_first_column_that_is_a_type_is_in_use()
    {
        var said = Rows(House.Read("GLOSSARY.md")).SelectMany(r => InCode(r[0])).ToList();
        var types = House.Types.Select(t => t.Name).ToHashSet(StringComparer.Ordinal);

        said.Count(types.Contains).ShouldBeGreaterThan(15);
    }

    [Theory]
    [InlineData("UserName", true)]
    [InlineData("FindCustomers", true)]
    [InlineData("RiskScore", true)]
    [InlineData("Userland", false)]
    [InlineData("PostgresUrl", false)]
    public void Planted_names_are_seen(string name, bool isSeen) => Uses(name, Avoided).ShouldBe(isSeen);

    private static bool Uses(string name, IReadOnlyList<string> words) =>
        WordsOf(name).Any(w => words.Contains(w) || (w.EndsWith('s') && words.Contains(w[..^1])));

    private static IEnumerable<string> WordsOf(string name) => Word().Matches(name).Select(m => m.Value);

    private static IEnumerable<string> PublicNames(Type type) =>
        type.IsVisible
            ? type.GetMembers(
                    BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly
                )
                .Where(m =>
                    m is not MethodBase { IsSpecialName: true } && !m.Name.Contains('<', StringComparison.Ordinal)
                )
                .SelectMany(m => m is Type nested ? PublicNames(nested) : [$"{type.Name}.{m.Name}"])
                .Prepend(type.Name)
            : [];

    private static IEnumerable<string> AvoidedIn(string page) => Rows(page).SelectMany(r => InCode(r[2])).Distinct();

    private static IEnumerable<string[]> Rows(string page) =>
        page.Split('\n')
            .Where(l => l.StartsWith("| ", StringComparison.Ordinal))
            .Select(l => l.Trim('|', ' ').Split(" | "))
            .Where(cells => cells.Length == 3);

    private static IEnumerable<string> InCode(string cell) => Code().Matches(cell).Select(m => m.Groups[1].Value);

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[a-z0-9]+")]
    private static partial Regex Word();
}
