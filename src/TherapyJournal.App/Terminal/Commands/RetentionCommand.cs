using System.CommandLine;
using TherapyJournal.Practices;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal practice retention`: after how long patients are erased whose treatment has ended.</summary>
internal static class RetentionCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var months = new Option<int?>("--months") { HelpName = "number", Description = "Counted from the end." };
        var none = new Option<bool>("--none") { Description = "Erase nobody unasked." };
        var command = new Command("retention", "Say after how long patients are erased whose treatment has ended.")
        {
            months,
            none,
        };
        terminal.Does(
            command,
            async (parsed, context) =>
                (parsed.GetValue(months), parsed.GetValue(none)) is (null, true) or ({ }, false)
                    ? await SetAsync(context, parsed.GetValue(months))
                    : context.WrongUsage("Say --months N, or --none.")
        );
        return command;
    }

    private static async Task<int> SetAsync(CommandContext context, int? months) =>
        await (await context.GetAsync<SetRetention>()).RunAsync(months, context.Cancellation) switch
        {
            SetPracticeOutcome.Changed changed => PracticeCommand.Tell(context, changed.Practice),
            SetPracticeOutcome.Unusable unusable => context.WrongUsage(unusable.Sentence),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
}
