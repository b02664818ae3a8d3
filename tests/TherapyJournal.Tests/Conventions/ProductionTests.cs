using System.CommandLine;
using System.Text.RegularExpressions;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>What is run in production is really there: every command that a file of it, or the page about it, has somebody type.</summary>
public sealed partial class ProductionTests
{
    private static readonly string[] Files =
    [
        "Procfile",
        "Dockerfile",
        "compose.yaml",
        "production/journal.service",
        "production/journal-worker.service",
        "docs/operations.md",
    ];

    private static readonly IReadOnlyList<Command> Commands =
    [
        .. CommandLines.Makers.Select(m => CommandLines.Make(m, Terminal(), new StandingClock())),
    ];

    [Fact]
    public void Every_command_that_production_runs_is_there_with_its_options()
    {
        var lines = Files.SelectMany(f => LinesIn(House.Read(f)).Select(line => (File: f, Line: line))).ToList();

        lines.Count.ShouldBeGreaterThan(40);
        Files.Where(f => lines.TrueForAll(l => l.File != f)).ShouldBeEmpty();
        lines.Where(l => !IsThere(l.Line)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_file_and_script_that_the_page_names_is_there()
    {
        var named = Path().Matches(House.Read("docs/operations.md")).Select(m => m.Value).Distinct().ToList();

        named.Count.ShouldBeGreaterThan(3);
        named.Where(n => !System.IO.Path.Exists(System.IO.Path.Combine(House.Root, n))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("serve --web-only", true)]
    [InlineData("keys new", true)]
    [InlineData("serve --polling", false)]
    [InlineData("work", false)]
    [InlineData("keys newer", false)]
    public void A_planted_command_that_is_not_there_is_seen(string line, bool isThere) =>
        IsThere(line).ShouldBe(isThere);

    [Fact]
    public void Commands_are_found_in_every_form_of_a_file() =>
        LinesIn(
                """
                web: ./journal serve --web-only
                ExecStart=/opt/therapy-journal/TherapyJournal.App worker
                    command: ["migrate"]
                CMD ["/app/TherapyJournal.App", "serve", "--check"]
                Say `./journal keys rotate` to `./journal`.
                """
            )
            .ShouldBe(["serve --web-only", "worker", "migrate", "serve --check", "keys rotate"], ignoreOrder: true);

    /// <summary>What is typed behind the program's name, up to what ends a command in a shell, on a page or in a list.</summary>
    private static IEnumerable<string> LinesIn(string text) =>
        Typed()
            .Matches(text)
            .Concat(Listed().Matches(text))
            .Select(m => Separators().Replace(m.Groups["line"].Value, " ").Trim())
            .Where(line => line.Length > 0);

    // A command, or a command below one, and options that it has; what else stands there is a name or a value.
    private static bool IsThere(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (Commands.FirstOrDefault(c => c.Name == words[0]) is not { } command)
        {
            return false;
        }
        var rest = words[1..];
        while (rest is [var next, .. var further] && command.Subcommands.Count > 0 && !next.StartsWith('-'))
        {
            if (command.Subcommands.FirstOrDefault(c => c.Name == next) is { } below)
            {
                (command, rest) = (below, further);
                continue;
            }
            return command.Arguments.Count > 0;
        }
        return rest.Where(w => w.StartsWith("--", StringComparison.Ordinal))
            .All(w => w == "--json" || command.Options.Any(o => o.Name == w));
    }

    private static JournalTerminal Terminal() =>
        new(new Desk().Streams, _ => throw new InvalidOperationException("Nothing is run here."));

    [GeneratedRegex(
        @"(?:\./journal|TherapyJournal\.App)(?<line>(?:[ ]|"",[ ]*"")[a-z-][^\n`|#;&>'\]]*)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Typed();

    [GeneratedRegex(
        @"(?:command: |^CMD )\[(?<line>""[a-z][^\]]*)\]",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        1000
    )]
    private static partial Regex Listed();

    [GeneratedRegex(@"["",\s]+", RegexOptions.None, 1000)]
    private static partial Regex Separators();

    [GeneratedRegex(@"(?<![\w/.-])(?:scripts|production)/[a-z_.-]*[a-z]", RegexOptions.None, 1000)]
    private static partial Regex Path();
}
