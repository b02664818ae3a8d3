using System.CommandLine;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>A file that an option names. An empty name ("$FILE" where nothing is set) names none.</summary>
internal static class NamedFile
{
    public static bool NamesFile(this ParseResult parsed, Option<string> option) =>
        !string.IsNullOrWhiteSpace(parsed.GetRequiredValue(option));

    public static int NoFileNamed(this CommandContext context, Option<string> option) =>
        context.WrongUsage($"{option.Name} names no file.");
}
