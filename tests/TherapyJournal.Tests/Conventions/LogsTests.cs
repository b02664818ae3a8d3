using System.Text.RegularExpressions;
using Shouldly;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>Rule 6: logs, exceptions and work rows carry ids, never words.</summary>
public sealed partial class LogsTests
{
    /// <summary>What a message template may name: ids, names from code and settings, counts and times.</summary>
    private static readonly string[] Placeholders =
    [
        "Attempt",
        "Attempts",
        "Count",
        "Fault",
        "Item",
        "Lane",
        "Milliseconds",
        "Model",
        "Patient",
        "Reason",
        "Row",
        "Step",
        "Therapist",
    ];

    /// <summary>What an exception's message may contain: names from code, settings and the paths in them, ids.</summary>
    private static readonly string[] Holes =
    [
        "KeyFile",
        "addressSetting",
        "entity.ClrType.Name",
        "folder",
        "label",
        "reason",
        "row",
        "row.Id",
        "row.Label",
        "section",
        "setting",
    ];

    /// <summary>Files whose exceptions speak only of files that are built into the program.</summary>
    private static readonly string[] AboutOurOwnFiles =
    [
        "src/TherapyJournal.App/Demo/SamplePractice.cs",
        "src/TherapyJournal/Assistants/Bank/BankFiles.cs",
        "src/TherapyJournal/Assistants/InstructionsShelf.cs",
        "src/TherapyJournal/Safety/Screening/Phrase.cs",
        "src/TherapyJournal/Safety/Screening/RuleFile.cs",
        "src/TherapyJournal/Safety/Screening/Rulebook.cs",
        "src/TherapyJournal/Safety/Screening/WordClasses.cs",
    ];

    [Fact]
    public void Log_calls_carry_no_words()
    {
        var calls = LogCalls(House.Sources("src"));

        calls.Count.ShouldBeGreaterThan(2);
        calls.Where(c => !IsWordless(c)).ShouldBeEmpty();
    }

    [Fact]
    public void Messages_of_exceptions_carry_no_words()
    {
        var calls = ExceptionCalls(House.Sources("src"));

        calls.Count.ShouldBeGreaterThan(10);
        calls.SelectMany(ForeignHoles).ShouldBeEmpty();
        AboutOurOwnFiles.Except(calls.Select(c => c.Path)).ShouldBeEmpty();
    }

    [Fact]
    public void A_work_row_has_room_for_ids_only()
    {
        var texts = typeof(WorkItem).GetProperties().Where(p => p.PropertyType == typeof(string)).Select(p => p.Name);

        // A step's name and the kind of a fault: both from code.
        texts.ShouldBe(["Kind", "Fault"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("""log.LogInformation($"Entry {entry.Text} was written");""")]
    [InlineData("""log.LogInformation("Entry {Text} was written", entry.Text);""")]
    [InlineData("""log.LogWarning(fault, "Step {Step} failed", item.Kind);""")]
    [InlineData("""log.LogWarning("Step {Step} failed", fault.Message);""")]
    [InlineData("""log.LogError("Step failed: " + fault);""")]
    public void A_planted_log_call_with_words_is_seen(string line) =>
        LogCalls([new SourceFile("planted.cs", line)])
            .Single()
            .ShouldSatisfyAllConditions(c => IsWordless(c).ShouldBeFalse());

    [Fact]
    public void A_log_call_without_words_passes() =>
        IsWordless(LogCalls([new SourceFile("fine.cs", """log.LogWarning("Lane {Lane} waits", lane.Id);""")]).Single())
            .ShouldBeTrue();

    [Theory]
    [InlineData("""throw new InvalidOperationException($"No such goal: {goal.Text}");""")]
    [InlineData("""class E(string name) : Exception($"{name} is unknown");""")]
    public void A_planted_exception_with_words_is_seen(string line) =>
        ExceptionCalls([new SourceFile("planted.cs", line)]).SelectMany(ForeignHoles).ShouldNotBeEmpty();

    private static List<Call> LogCalls(IEnumerable<SourceFile> files) => [.. Call.Find(files, LogCall())];

    private static List<Call> ExceptionCalls(IEnumerable<SourceFile> files) => [.. Call.Find(files, ExceptionCall())];

    // The template comes first and stands alone: an exception object would bring its message along.
    private static bool IsWordless(Call call)
    {
        var arguments = call.Arguments.Trim();
        var template = Template().Match(arguments);
        return template.Success
            && Placeholder().Matches(template.Value).All(p => Placeholders.Contains(p.Groups[1].Value))
            && !Revealing().IsMatch(arguments);
    }

    private static IEnumerable<string> ForeignHoles(Call call) =>
        Literal()
            .Matches(call.Arguments)
            .SelectMany(literal => Hole().Matches(literal.Value))
            .Select(hole => hole.Groups[1].Value)
            .Where(hole => !Holes.Contains(hole) && !AboutOurOwnFiles.Contains(call.Path))
            .Select(hole => $"{hole} in {call}");

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(|LoggerMessage\(")]
    private static partial Regex LogCall();

    [GeneratedRegex(@"(new \w*Exception|: \w*Exception)\(")]
    private static partial Regex ExceptionCall();

    [GeneratedRegex("""^"[^"]*"(?=\s*(,|$))""")]
    private static partial Regex Template();

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\$""|\.Message\b|\.Text\b|\.Name\b(?<!GetType\(\)\.Name|step\.Name)|\.ToString\(\)")]
    private static partial Regex Revealing();

    [GeneratedRegex("""\$"[^"]*" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Hole();
}
