using System.CommandLine;
using TherapyJournal.Records;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal backup`: the sealed rows of one moment in one file.</summary>
internal static class BackupCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var file = new Option<string>("--out")
        {
            HelpName = "file",
            Description = "Where to; never overwrites.",
            Required = true,
        };
        var command = new Command("backup", "Write everything, sealed as it is, into one file.") { file };
        terminal.Does(
            command,
            (parsed, context) =>
                parsed.NamesFile(file)
                    ? RunAsync(context, parsed.GetRequiredValue(file))
                    : Task.FromResult(context.NoFileNamed(file))
        );
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string file) =>
        await (await context.GetAsync<BackUp>()).RunAsync(file, context.Cancellation) switch
        {
            BackUpOutcome.Made made => context.Done(
                new BackupDocument(Path.GetFullPath(file), made.Rows),
                UpkeepJson.Default.BackupDocument,
                page =>
                {
                    page.Sentence(
                        $"{Count.Of(made.Rows.Values.Sum(), "row is", "rows are")} in {Path.GetFullPath(file)}, sealed as in the database."
                    );
                    page.Hint(
                        "No master key is in it. Keep the key's copy somewhere else: one without the other is worth nothing."
                    );
                }
            ),
            BackUpOutcome.Impossible impossible => context.Refused(impossible.Sentence),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
}
