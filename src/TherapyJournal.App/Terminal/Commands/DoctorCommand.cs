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
            : await LookAsync(services, context.Cancellation);
        var worst = checks.Max(c => c.Light);
        context.Done(
            new DoctorDocument(Documents.Word(worst), [.. checks.Select(CheckDocument.Of)]),
            UpkeepJson.Default.DoctorDocument,
            page => Show(page, checks, worst)
        );
        return worst == CheckLight.Red ? ExitCode.Refused : ExitCode.Done;
    }

    private static async Task<List<Check>> LookAsync(IServiceProvider services, CancellationToken cancel)
    {
        var checks = new List<Check>();
        foreach (var checkUp in services.GetServices<ICheckUp>())
        {
            try
            {
                checks.AddRange(await checkUp.RunAsync(cancel));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // One look that fails says so and hides no other.
                checks.Add(new Check(checkUp.GetType().Name, CheckLight.Red, Fault.Sentence(fault)));
            }
        }
        return checks;
    }

    private static void Show(TerminalScreen page, IReadOnlyList<Check> checks, CheckLight worst)
    {
        page.Facts([
            .. checks.Select(c => ($"{Shape(c.Light)} {Documents.Word(c.Light), -5}  {c.Name}", new Cell(c.Sentence))),
        ]);
        page.Blank();
        page.Sentence(
            worst switch
            {
                CheckLight.Green => "All is well.",
                CheckLight.Amber => "It works; what is amber waits for somebody to see to it.",
                _ => "Something does not hold: see to what is red first.",
            }
        );
    }

    // A shape and a word, no colour: red and amber belong to alerts.
    private static string Shape(CheckLight light) =>
        light switch
        {
            CheckLight.Green => "○",
            CheckLight.Amber => "◐",
            _ => "●",
        };
}
