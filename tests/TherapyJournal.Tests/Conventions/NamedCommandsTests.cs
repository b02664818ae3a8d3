using System.Text.RegularExpressions;
using Shouldly;
using TherapyJournal.App.Terminal;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>A sentence that names a command names it so that the program's own name, as it was typed, takes its place: what it advises can be typed as it stands.</summary>
public sealed partial class NamedCommandsTests
{
    [Fact]
    public void Every_command_that_a_sentence_names_is_recognised()
    {
        var named = House.Sources("src").SelectMany(Named).ToList();

        named.Count.ShouldBeGreaterThan(60);
        named.Where(n => IsMissed(n.Text)).Select(n => $"{n.File}: {n.Text}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Look now: journal alerts.")]
    [InlineData("no address. journal therapists set T email ADDRESS")]
    public void A_planted_command_that_would_stay_as_it_is_is_seen(string sentence) =>
        Named(new SourceFile("planted.cs", $"    Say(\"{sentence}\");"))
            .Where(n => IsMissed(n.Text))
            .ShouldHaveSingleItem();

    // What stands between two quotation marks of a line; a value in it stands for an id.
    private static IEnumerable<(string File, string Text)> Named(SourceFile file) =>
        from line in file.Lines
        where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
        from text in QuotationMark().Split(line)
        let said = Value().Replace(text.Replace("\\\"", "\"", StringComparison.Ordinal), "01a2")
        where Command().IsMatch(said) && !IsTypedAsItStands(said)
        select (file.Path, said);

    // The sample's own commands, and the first line of a file.
    private static bool IsTypedAsItStands(string text) =>
        text.StartsWith("./journal ", StringComparison.Ordinal)
        || text.StartsWith("therapy-journal ", StringComparison.Ordinal);

    private static bool IsMissed(string text) => Command().IsMatch(new ProgramName("./typed").Typed(text));

    [GeneratedRegex(@"(?<!\\)""")]
    private static partial Regex QuotationMark();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Value();

    [GeneratedRegex(
        @"\bjournal (session|sessions|prompts?|write|entries|inbox|review|alerts|plan|rate|patients|goals|consent|helplines|therapists|practice|owner|assistants|import|export|erase|audit|worker|serve|keys|backup|restore|migrate|doctor)\b"
    )]
    private static partial Regex Command();
}
