using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.App;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Storage;

public sealed class CheckSettingsTests
{
    [Fact]
    public async Task A_misspelt_setting_is_named_and_its_value_is_not()
    {
        var check = await CheckAsync(
            ("Journal:Assistants:Pseudonymize", "true"),
            ("Journal:Asistants:Model", "s3cret"),
            ("Journal:Work:Parallel:0", "2"),
            ("Journal:Assistants:Calls:Prices:first:In", "1"),
            ("Journal:Assistants:AskForEntry:Secs", "9")
        );

        check.Light.ShouldBe(CheckLight.Amber);
        check.Sentence.ShouldBe(
            "Nothing reads Journal:Asistants:Model, Journal:Assistants:AskForEntry:Secs, "
                + "Journal:Assistants:Calls:Prices:first:In, Journal:Assistants:Pseudonymize, Journal:Work:Parallel:0. "
                + "README.md lists the settings; is it misspelt?"
        );
    }

    [Fact]
    public void Every_setting_that_the_readme_lists_is_read()
    {
        var listed = Conventions
            .House.Read("README.md")
            .Split('\n')
            .Where(line => line.StartsWith("| `Journal:", StringComparison.Ordinal))
            .SelectMany(line => Spelled(line.Split('`')[1].Replace(":N:", ":0:", StringComparison.Ordinal)))
            .ToList();
        listed.Count.ShouldBeGreaterThan(25);

        // What it would hold does not matter: nothing binds it here.
        var known = Known();
        listed.Where(name => !known.Any(k => k.Has(Leaf(name)))).ShouldBeEmpty();
        known.Any(k => k.Has("Journal:Nothing")).ShouldBeFalse();
    }

    [Fact]
    public async Task Nothing_set_is_well() =>
        (await CheckAsync(("OPENAI_API_KEY", "sk-x"), ("journal:work:parallel", "2"))).Light.ShouldBe(CheckLight.Green);

    // A list is read entry by entry.
    private static string Leaf(string name) =>
        name.EndsWith("AllowPlainHttpTo", StringComparison.Ordinal) ? $"{name}:0" : name;

    /// <summary>Journal:A:{B,C}:{D,E} is four settings.</summary>
    private static IEnumerable<string> Spelled(string pattern)
    {
        var (open, shut) = (pattern.IndexOf('{'), pattern.IndexOf('}'));
        return open < 0
            ? [pattern]
            : pattern[(open + 1)..shut]
                .Split(',')
                .SelectMany(choice => Spelled(pattern[..open] + choice + pattern[(shut + 1)..]));
    }

    private static List<KnownSettings> Known(IConfiguration? configuration = null)
    {
        using var program = Services.Build(configuration ?? new ConfigurationBuilder().Build(), new StandingClock());
        return [.. program.GetServices<KnownSettings>()];
    }

    private static async Task<Check> CheckAsync(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => (string?)s.Value))
            .Build();
        return (
            await new CheckSettings(configuration, Known()).RunAsync(TestContext.Current.CancellationToken)
        ).ShouldHaveSingleItem();
    }
}
