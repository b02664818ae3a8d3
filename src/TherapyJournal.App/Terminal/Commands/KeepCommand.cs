using System.CommandLine;
using TherapyJournal.Practices;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal practice keep`: what the practice must keep of a patient who is erased, told to patients beforehand.</summary>
internal static class KeepCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var years = new Option<int?>("--years")
        {
            HelpName = "number",
            Description = "How long, from the day on which an erasure is asked for.",
        };
        var why = new Option<string?>("--why") { HelpName = "text", Description = "The duty; patients read it." };
        var none = new Option<bool>("--none") { Description = "Keep nothing: an erasure destroys everything." };
        var command = new Command("keep", "Say what must be kept of an erased patient, and why.") { years, why, none };
        terminal.Does(
            command,
            async (parsed, context) =>
                (parsed.GetValue(years), parsed.GetValue(why), parsed.GetValue(none)) switch
                {
                    ({ } number, { } duty, false) => await SetAsync(
                        context,
                        use => use.KeepAsync(number, duty, context.Cancellation)
                    ),
                    (null, null, true) => await SetAsync(context, use => use.KeepNothingAsync(context.Cancellation)),
                    _ => context.WrongUsage("Say --years N and --why TEXT, or --none alone."),
                }
        );
        return command;
    }

    private static async Task<int> SetAsync(CommandContext context, Func<SetKeeping, Task<SetPracticeOutcome>> set) =>
        await set(await context.GetAsync<SetKeeping>()) switch
        {
            SetPracticeOutcome.Changed changed => PracticeCommand.Tell(context, changed.Practice),
            SetPracticeOutcome.Unusable unusable => context.WrongUsage(unusable.Sentence),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
}
