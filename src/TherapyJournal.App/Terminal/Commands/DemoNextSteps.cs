namespace TherapyJournal.App.Terminal.Commands;

/// <summary>What somebody may type after the demo, each command as it can be pasted.</summary>
internal static class DemoNextSteps
{
    public static void Show(TerminalScreen page, string? data, string? key, string name)
    {
        page.Heading("What to type next");
        page.Sentence("Your own journal:");
        Lines(page, "./journal patients add", "./journal session NAME");
        if (data is not null && key is not null)
        {
            page.Blank();
            page.Sentence("Or go on with the sample, until this terminal is closed:");
            Lines(
                page,
                $"export JOURNAL_DATA_DIR={Quoted(data)}",
                $"export JOURNAL_MASTER_KEY_FILE={Quoted(key)}",
                $"./journal session \"{name}\"",
                "./journal inbox --all"
            );
        }
    }

    private static void Lines(TerminalScreen page, params IReadOnlyList<string> commands)
    {
        page.Blank();
        foreach (var command in commands)
        {
            page.Command(command);
        }
    }

    // Quoted where a shell would otherwise take it apart.
    private static string Quoted(string path) =>
        path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_')
            ? path
            : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
