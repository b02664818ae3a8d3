using System.CommandLine;
using System.CommandLine.Parsing;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal;

/// <summary>Says in one sentence what was not understood in a command line, and what was perhaps meant.</summary>
internal static class WrongUsage
{
    private const int MostLettersApart = 3;

    // The command that holds a patient's words.
    private const string Writes = "write";

    /// <summary>Whoever types danger into a command line that cannot be read is told whom to call all the same: nothing of it is kept, and nobody hears of it.</summary>
    public static void SayWhomToCall(ParseResult parsed, TerminalScreen screen)
    {
        if (
            parsed.CommandResult.Command.Name == Writes
            && FirstAid.For(string.Join(' ', parsed.Tokens.Select(t => t.Value))) is { } words
        )
        {
            foreach (var line in words.Split('\n'))
            {
                screen.Remark(line);
            }
        }
    }

    public static void Explain(ParseResult parsed, TerminalScreen screen)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is [var unknown, ..])
            screen.Error(
                NotKnown(command, unknown, screen.CalledAs),
                whatToDo: Nearest(command, unknown) ?? SeeHelp(parsed)
            );
        else if (command.Subcommands.Count > 0 && command.Action is null)
            screen.Error(
                $"`{Name(command, screen)}` needs one of: {string.Join(", ", Visible(command).Select(c => c.Name))}.",
                whatToDo: SeeHelp(parsed)
            );
        else
            screen.Error(Said(parsed.Errors[0]), whatToDo: SeeHelp(parsed));
    }

    // The root is called as the program was, not as its file.
    private static string Name(Command command, TerminalScreen screen) =>
        command is RootCommand ? screen.CalledAs : command.Name;

    /// <summary>That a command has no such option, for one that takes a lone - as well.</summary>
    public static int NoSuchOption(CommandContext context, ParseResult parsed, string typed)
    {
        SayWhomToCall(parsed, context.Screen);
        var command = parsed.CommandResult.Command;
        return context.WrongUsage(NotKnown(command, typed, command.Name), Nearest(command, typed));
    }

    private static string NotKnown(Command command, string unknown, string root)
    {
        var name = command is RootCommand ? root : command.Name;
        return unknown.StartsWith('-') ? $"`{name}` has no option `{unknown}`."
            : command is RootCommand ? $"There is no command `{unknown}`."
            : command.Subcommands.Count > 0 ? $"`{name}` has no `{unknown}`."
            : $"`{name}` has no place for `{unknown}`; words with spaces need quotation marks.";
    }

    // The library would name the type of the number.
    private static string Said(ParseError error) =>
        error.SymbolResult is OptionResult { Option: { } option, Tokens: [{ Value: var typed }] }
        && (Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType) == typeof(int)
            ? $"`{option.Name}` takes a whole number, not `{typed}`."
            : error.Message;

    private static string? Nearest(Command command, string unknown)
    {
        var names = unknown.StartsWith('-')
            ? Options(command).Select(option => option.Name)
            : Visible(command).Select(subcommand => subcommand.Name);
        return names
            .Select(name => (name, apart: Apart(name, unknown)))
            .Where(x => x.apart <= Math.Min(MostLettersApart, x.name.TrimStart('-').Length / 2))
            .OrderBy(x => x.apart)
            .Select(x => $"Did you mean `{x.name}`?")
            .FirstOrDefault();
    }

    private static IEnumerable<Command> Visible(Command command) => command.Subcommands.Where(c => !c.Hidden);

    private static IEnumerable<Option> Options(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(Options).Where(o => o.Recursive));

    private static string SeeHelp(ParseResult parsed)
    {
        var path = new List<string>();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult { Command: not RootCommand } c; at = c.Parent)
            path.Insert(0, c.Command.Name + " ");
        return $"See `journal {string.Concat(path)}--help`.";
    }

    // Levenshtein's distance: insertions, deletions and replacements between what is there and what was typed.
    private static int Apart(string name, string typed)
    {
        var previous = Enumerable.Range(0, typed.Length + 1).ToArray();
        for (var i = 1; i <= name.Length; i++)
        {
            var current = new int[typed.Length + 1];
            current[0] = i;
            for (var j = 1; j <= typed.Length; j++)
                current[j] = Math.Min(
                    Math.Min(previous[j], current[j - 1]) + 1,
                    previous[j - 1] + (name[i - 1] == typed[j - 1] ? 0 : 1)
                );
            previous = current;
        }
        return previous[typed.Length];
    }
}
