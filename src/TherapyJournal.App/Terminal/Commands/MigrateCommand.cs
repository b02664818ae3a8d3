using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Records;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal migrate`: brings the tables up to date; SQLite does so by itself.</summary>
internal static class MigrateCommand
{
    public static Command Create(JournalTerminal terminal, Func<ServiceProvider> unopened)
    {
        var command = new Command("migrate", "Bring the database's tables up to date.");
        terminal.Does(command, (_, context) => RunAsync(context, unopened));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, Func<ServiceProvider> unopened)
    {
        await using var services = unopened();
        var outcome = await Services.TryOpenAsync(services, context.Screen.Remark, migrate: true, context.Cancellation);
        return outcome is OpenStoreOutcome.Refused refused
            ? context.Refused(refused.Sentence)
            : context.Done(
                new DoneDocument("migrated"),
                DocumentsJson.Default.DoneDocument,
                page => page.Sentence("The database is up to date.")
            );
    }
}
