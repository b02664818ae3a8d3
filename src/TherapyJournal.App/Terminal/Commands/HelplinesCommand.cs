using System.CommandLine;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal practice helplines`: the numbers that patients get, and which of them somebody has dialled.</summary>
internal static class HelplinesCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var confirm = new Option<string?>("--confirm")
        {
            HelpName = "country",
            Description = "Say that somebody of the practice has dialled the numbers of this country.",
        };
        var set = new Option<string?>("--set")
        {
            HelpName = "country",
            Description = "Your own numbers for a country, with --emergency, --line and --dial.",
        };
        var emergency = new Option<string?>("--emergency") { HelpName = "number" };
        var line = new Option<string?>("--line") { HelpName = "name", Description = "The crisis line's name." };
        var dial = new Option<string?>("--dial") { HelpName = "number", Description = "The crisis line's number." };
        var command = new Command("helplines", "List, confirm and change the numbers that patients get.")
        {
            confirm,
            set,
            emergency,
            line,
            dial,
        };
        terminal.Does(
            command,
            async (parsed, context) =>
                (
                    parsed.GetValue(confirm),
                    parsed.GetValue(set),
                    parsed.GetValue(emergency),
                    parsed.GetValue(line),
                    parsed.GetValue(dial)
                ) switch
                {
                    (null, null, null, null, null) => await TellAsync(context, await ListAsync(context)),
                    ({ } country, null, null, null, null) => await KeepAsync(
                        context,
                        async use =>
                            await use.ConfirmAsync(
                                country,
                                (await Acting.TherapistAsync(context)).Id,
                                context.Cancellation
                            )
                    ),
                    (null, { } country, { } number, { } name, { } dialled) => await KeepAsync(
                        context,
                        async use =>
                            await use.SetAsync(
                                country,
                                number,
                                name,
                                dialled,
                                (await Acting.TherapistAsync(context)).Id,
                                context.Cancellation
                            )
                    ),
                    _ => context.WrongUsage(
                        "--confirm CC stands alone; --set CC needs --emergency, --line and --dial."
                    ),
                }
        );
        return command;
    }

    private static async Task<IReadOnlyList<HelplineListing>> ListAsync(CommandContext context) =>
        await (await context.GetAsync<PracticeHelplines>()).ListAsync(context.Cancellation);

    private static async Task<int> KeepAsync(
        CommandContext context,
        Func<PracticeHelplines, Task<HelplineOutcome>> keep
    ) =>
        await keep(await context.GetAsync<PracticeHelplines>()) switch
        {
            HelplineOutcome.Kept kept => await TellAsync(context, kept.Lines),
            HelplineOutcome.NothingToConfirm nothing => context.Refused(
                $"No number is known for '{nothing.Country}', so there is nothing to confirm; --set enters one."
            ),
            HelplineOutcome.Unusable unusable => context.WrongUsage(unusable.Sentence),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private static async Task<int> TellAsync(CommandContext context, IReadOnlyList<HelplineListing> lines)
    {
        var names = await TherapistNames.OfAsync(context);
        var times = await ShownTimes.OfAsync(context);
        return context.Done<IReadOnlyList<HelplineDocument>>(
            [.. lines.Select(l => HelplineDocument.Of(l, names))],
            DocumentsJson.Default.IReadOnlyListHelplineDocument,
            page =>
            {
                page.Table(
                    [
                        new("country", Keep: true),
                        new("emergency", Keep: true),
                        new("line"),
                        new("dial", Keep: true),
                        new("confirmed"),
                    ],
                    [
                        .. lines.Select(l =>
                            (IReadOnlyList<Cell>)
                                [
                                    l.Country,
                                    l.Emergency,
                                    l.LineName,
                                    l.LineDial,
                                    l.ConfirmedAt is { } at
                                        ? $"{times.Day(at)}, {names.Of(l.ConfirmedBy)}"
                                        : "not confirmed",
                                ]
                        ),
                    ]
                );
                if (lines.Any(l => l.ConfirmedAt is null))
                {
                    page.Blank();
                    page.Hint(
                        "A number counts as confirmed when somebody of the practice has dialled it:\n"
                            + "journal practice helplines --confirm CC"
                    );
                }
            }
        );
    }
}
