using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>What CONTRIBUTING.md tells to run does run something.</summary>
public sealed partial class ContributingTests
{
    /// <summary>It stands for the name of whatever was changed.</summary>
    private const string AnyUseCase = "NameOfTheUseCase";

    private static readonly IReadOnlyList<string> Words = [.. WordsIn(House.Read("CONTRIBUTING.md"))];

    private static readonly IReadOnlyList<string> Tests =
    [
        .. NamesHere(),
        .. NamesIn("Evals.Tests"),
        .. NamesIn("BrowserTests"),
    ];

    [Fact]
    public void Every_test_that_the_page_names_is_there()
    {
        Words.Count.ShouldBeGreaterThan(10);
        Words.ShouldContain(AnyUseCase);
        Words.Where(w => w != AnyUseCase && !IsThere(w)).ShouldBeEmpty("./dev test finds nothing by these words");
    }

    [Fact]
    public void A_word_that_finds_nothing_is_seen()
    {
        WordsIn("Say `./dev test Frobs guard` and `./dev test` and `./dev storm 20`.").ShouldBe(["Frobs", "guard"]);
        IsThere("Frobs").ShouldBeFalse();
        IsThere("guard").ShouldBeTrue();
        IsThere("Evals").ShouldBeTrue();
    }

    // As xunit's -method looks for it: anywhere in the full name, whatever its case.
    private static bool IsThere(string word) => Tests.Any(t => t.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The words behind ./dev test wherever the text has it as code.</summary>
    private static IEnumerable<string> WordsIn(string page) =>
        DevTest()
            .Matches(page)
            .SelectMany(m => m.Groups["words"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> NamesHere() =>
        typeof(ContributingTests)
            .Assembly.GetTypes()
            .Where(t => t is { IsPublic: true, IsAbstract: false })
            .SelectMany(t =>
                t.GetMethods()
                    .Where(m => m.IsDefined(typeof(FactAttribute), inherit: true))
                    .Select(m => $"{t.FullName}.{m.Name}")
            );

    /// <summary>The classes of another test project, as its files name them.</summary>
    private static IEnumerable<string> NamesIn(string project) =>
        House
            .Sources($"tests/TherapyJournal.{project}")
            .Where(f => f.Text.Contains("[Fact", StringComparison.Ordinal))
            .Select(f => $"{Space().Match(f.Text).Groups["name"].Value}.{Path.GetFileNameWithoutExtension(f.Path)}");

    [GeneratedRegex(@"`[^`\n]*\./dev test(?<words>(?: \w+)+)[^`\n]*`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DevTest();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Space();
}
