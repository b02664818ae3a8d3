using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal doctor`: says in plain words whether store, keys, queue, clock and model are well.</summary>
internal static class DoctorCommand
{
    public static Command Create(JournalTerminal terminal, Func<ServiceProvider> unopened)
    {
        var command = new Command("doctor", "Say whether store, keys, queue, clock and model are well.");
        terminal.Does(command, (_, context) => RunAsync(context, unopened));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, Func<ServiceProvider> unopened)
    {
        await using var services = unopened();
        var opened = await Services.TryOpenAsync(services, context.Screen.Remark, migrate: false, context.Cancellation);
        IReadOnlyList<Check> checks = opened is OpenStoreOutcome.Refused refused
            ? [new Check("store", CheckLight.Red, refused.Sentence)]
            : await LookOver.RunAsync(services.GetServices<ICheckUp>(), context.Cancellation);
        var worst = checks.Max(c => c.Light);
        context.Done(
            new DoctorDocument(Documents.Word(worst), [.. checks.Select(CheckDocument.Of)]),
            UpkeepJson.Default.DoctorDocument,
            page => Show(page, checks, worst)
        );
        return worst == CheckLight.Red ? ExitCode.Refused : ExitCode.Done;
    }

    private static void Show(TerminalScreen page, IReadOnlyList<Check> checks, CheckLight worst)
    {
        page.Facts([
            .. checks.Select(c =>
                ($"{LookOver.Shape(c.Light)} {Documents.Word(c.Light), -5}  {c.Name}", new Cell(c.Sentence))
            ),
        ]);
        page.Blank();
        page.Sentence(LookOver.Said(worst));
    }
}
