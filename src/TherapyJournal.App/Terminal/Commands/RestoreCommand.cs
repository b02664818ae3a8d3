using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Records;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal restore`: brings a backup back into an empty database.</summary>
internal static class RestoreCommand
{
    public static Command Create(JournalTerminal terminal, Func<ServiceProvider> unopened)
    {
        var file = new Option<string>("--from")
        {
            HelpName = "file",
            Description = "The backup.",
            Required = true,
        };
        var command = new Command("restore", "Bring a backup back into an empty database.") { file };
        terminal.Does(
            command,
            (parsed, context) =>
                parsed.NamesFile(file)
                    ? RunAsync(context, unopened, parsed.GetRequiredValue(file))
                    : Task.FromResult(context.NoFileNamed(file))
        );
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, Func<ServiceProvider> unopened, string file)
    {
        await using var services = unopened();
        return await services.GetRequiredService<Restore>().RunAsync(file, context.Cancellation) switch
        {
            RestoreOutcome.Restored restored => await OpenAsync(context, services, restored),
            RestoreOutcome.NoSuchFile => context.Refused($"There is no file {file}."),
            RestoreOutcome.Damaged => context.Refused(
                "This is no backup of ours, or it was cut or changed. Nothing was touched.",
                whatToDo: "Take another copy of it, or an earlier backup."
            ),
            RestoreOutcome.NotEmpty => context.Refused(
                "The database is not empty, and a restore never overwrites. Nothing was touched.",
                whatToDo: "Set JOURNAL_DATA_DIR to an empty folder, or DATABASE_URL to an empty database."
            ),
            RestoreOutcome.WrongMasterKey wrong => context.Refused(
                $"The backup is sealed with master key {string.Join(", ", wrong.NeededIds)}, and the one at hand does not open it. Nothing was touched.",
                whatToDo: "Put the copy of that key in the key file, or list it in JOURNAL_MASTER_KEY."
            ),
            RestoreOutcome.Refused refused => context.Refused(refused.Sentence),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    /// <summary>Opens what came back, which also hides whose erasure was asked for since.</summary>
    private static async Task<int> OpenAsync(
        CommandContext context,
        ServiceProvider services,
        RestoreOutcome.Restored restored
    )
    {
        var opened = await Services.TryOpenAsync(services, context.Screen.Remark, migrate: true, context.Cancellation);
        return opened is OpenStoreOutcome.Refused refused
            ? context.Refused(refused.Sentence)
            : context.Done(
                new RestoredDocument(
                    Documents.Time(restored.MadeAt),
                    restored.Rows,
                    restored.ErasedPatients,
                    restored.AccessLinesLost
                ),
                UpkeepJson.Default.RestoredDocument,
                page => Say(page, restored)
            );
    }

    private static void Say(TerminalScreen page, RestoreOutcome.Restored restored)
    {
        page.Sentence(
            $"{Count.Of(restored.Rows.Values.Sum(), "row is", "rows are")} back, as of {ZonedTime.Of(restored.MadeAt, "UTC")} UTC: "
                + $"{Count.Of(restored.Rows.GetValueOrDefault("patients"), "patient")}, {Count.Of(restored.Rows.GetValueOrDefault("entries"), "entry", "entries")}."
        );
        if (restored.ErasedPatients > 0)
        {
            page.Sentence(
                $"{Count.Of(restored.ErasedPatients, "patient was erased since and stays", "patients were erased since and stay")} erased."
            );
        }
        if (restored.AccessLinesLost > 0)
        {
            page.Sentence(
                $"{Count.Of(restored.AccessLinesLost, "line", "lines")} of the access record "
                    + $"{(restored.AccessLinesLost == 1 ? "was written after the backup and is" : "were written after the backup and are")} lost."
            );
        }
        page.Hint("'journal doctor' looks whether all is well.");
    }
}
