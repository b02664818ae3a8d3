using System.Security.Cryptography;
using System.Text;
using Shouldly;
using TherapyJournal.Assistants;
using Xunit;

namespace TherapyJournal.Tests.Assistants;

public sealed class InstructionsTests
{
    public static TheoryData<string> Steps => [.. AssistantStep.All.Select(step => step.Name)];

    [Theory]
    [MemberData(nameof(Steps))]
    public void The_hash_follows_from_the_files_alone(string name)
    {
        var text = $"{Resource($"Assistants/instructions/{name}.md")}\n{Resource("Assistants/bounds.md")}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

        Step(name).InstructionsHash.ShouldBe(hash);
        Instructions.Of(name).Hash.ShouldBe(hash);
    }

    [Fact]
    public void Every_step_has_instructions_of_its_own() =>
        AssistantStep.All.Select(step => step.InstructionsHash).ShouldBeUnique();

    [Fact]
    public void Every_file_of_instructions_belongs_to_a_step() =>
        typeof(Instructions)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Assistants/instructions/", StringComparison.Ordinal))
            .ShouldBe(AssistantStep.All.Select(step => step.InstructionsFile), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Steps))]
    public void The_bounds_come_last_so_that_nothing_before_them_lifts_them(string name) =>
        Step(name).Instructions.Text.ShouldEndWith(Resource("Assistants/bounds.md"));

    [Theory]
    [MemberData(nameof(Steps))]
    public void Every_rule_has_its_reason_beside_it(string name)
    {
        var rules = Step(name)
            .Instructions.Text.Split("## Rules", 2)[1]
            .Split('\n')
            .Aggregate(
                new List<string>(),
                (found, line) =>
                {
                    if (line.StartsWith("- ", StringComparison.Ordinal))
                    {
                        found.Add(line);
                    }
                    else if (line.StartsWith("  ", StringComparison.Ordinal))
                    {
                        found[^1] += line;
                    }
                    return found;
                }
            );

        rules.Count.ShouldBeGreaterThan(20);
        rules.ShouldAllBe(rule => rule.EndsWith('*') && rule.Count(c => c == '*') == 2);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Instructions_fill_a_prefix_that_services_cache_and_stay_short_enough_to_read(string name) =>
        // Caching begins at 1,024 tokens; English has about four characters a token.
        Step(name).Instructions.Text.Length.ShouldBeInRange(1_024 * 4, 12_000);

    private static AssistantStep Step(string name) => AssistantStep.All.Single(step => step.Name == name);

    private static string Resource(string name)
    {
        using var stream = typeof(Instructions).Assembly.GetManifestResourceStream(name).ShouldNotBeNull();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
