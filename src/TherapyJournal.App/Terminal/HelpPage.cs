using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Spectre.Console;

namespace TherapyJournal.App.Terminal;

/// <summary>The page of --help: for whom it is, what is typed, what each part means.</summary>
internal sealed class HelpPage(TerminalStreams streams) : SynchronousCommandLineAction
{
    private const string HelpName = "--help";

    /// <summary>What the usual parts mean, where a command says nothing of its own.</summary>
    private static readonly Dictionary<string, string> Usual = new(StringComparer.Ordinal)
    {
        ["patient"] = "The patient's whole name, whatever its case, or at least six characters of their id.",
        ["id"] = "The id; its first six characters are enough where no other begins like that.",
        ["value"] = "What it is to be from now on.",
        ["--from"] = "The first day, such as 2026-11-23.",
        ["--to"] = "The last day, such as 2026-11-30.",
    };

    /// <summary>Makes this the page of the command and of all below it.</summary>
    public static void Replace(RootCommand root, TerminalStreams streams)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Action = new HelpPage(streams);
                help.Description = "Show this page.";
            }
            else if (option is VersionOption)
                option.Description = "Say which version this is.";
        }
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var page = new TerminalScreen(streams);
        page.Sentence(command.Description ?? "");
        page.Blank();
        page.Usage(Usage(command));
        Section(page, "Arguments", command.Arguments.Where(a => !a.Hidden).Select(Of));
        Section(page, "Commands", command.Subcommands.Where(c => !c.Hidden).Select(Of));
        Section(page, "Options", command.Options.Where(o => !o.Hidden && !IsEverywhere(o)).Select(Of));
        Section(page, "With every command", Everywhere(command).Select(Of));
        if (command is RootCommand)
        {
            page.Blank();
            page.Hint("'journal help write' tells more about one of them.");
        }
        return ExitCode.Done;
    }

    private static void Section(TerminalScreen page, string name, IEnumerable<(string Name, string Meaning)> parts)
    {
        if (parts.ToList() is not { Count: > 0 } list)
            return;
        page.Blank();
        page.Sentence(name, Tone.Quiet);
        page.Meanings(list);
    }

    private static string Usage(Command command)
    {
        var path = command is RootCommand ? "" : Path(command) + " ";
        var below = command.Subcommands.Any(c => !c.Hidden)
            ? command.Action is null
                ? "<command> "
                : "[command] "
            : "";
        var needed = string.Concat(command.Options.Where(o => o.Required).Select(o => Of(o).Name + " "));
        return $"{path}{below}{string.Concat(command.Arguments.Select(a => Shown(a) + " "))}{needed}[options]";
    }

    private static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } above and not RootCommand
            ? $"{Path(above)} {command.Name}"
            : command.Name;

    private static (string Name, string Meaning) Of(Argument argument) =>
        (Shown(argument), argument.Description ?? Usual.GetValueOrDefault(argument.Name, ""));

    private static (string Name, string Meaning) Of(Command command) =>
        (
            string.Join(' ', command.Arguments.Where(a => !a.Hidden).Select(Shown).Prepend(command.Name)),
            command.Description ?? ""
        );

    private static (string Name, string Meaning) Of(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(a => a[0] == '-').Append(option.Name));
        var takesWords = option.ValueType != typeof(bool) && option.Arity.MaximumNumberOfValues > 0;
        var words = (option.HelpName ?? option.Name.TrimStart('-')).Split(' ').Select(w => $" <{w}>");
        return (
            takesWords ? names + string.Concat(words) : names,
            option.Description ?? Usual.GetValueOrDefault(option.Name, "")
        );
    }

    private static string Shown(Argument argument)
    {
        // A lone dash is typed as it stands; every other name stands for something.
        var name = argument.Name == "-" ? "-" : $"<{argument.HelpName ?? argument.Name}>";
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }

    private static IEnumerable<Option> Everywhere(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(Everywhere)).Where(IsEverywhere).Distinct();

    private static bool IsEverywhere(Option option) => option.Recursive || option.Name == HelpName;
}
