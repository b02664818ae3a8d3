using System.CommandLine;
using TherapyJournal.Chats.Nudges;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal therapists link | unlink`: the chat in which a therapist is told and called; with a code, the address to which it came.</summary>
internal static class TherapistChatCommands
{
    public static Command Link(JournalTerminal terminal)
    {
        var named = new Argument<string>("therapist") { Description = "By name or id." };
        var code = new Argument<string?>("code")
        {
            Description = "The six digits that came to their address; without them a code for Telegram is made.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command(
            "link",
            "Make a code by which a therapist links their chat on Telegram; or prove an address by the code that was sent to it."
        )
        {
            named,
            code,
        };
        terminal.Does(
            command,
            async (parsed, context) =>
                parsed.GetValue(code) is { } digits
                    ? ContactAnswer.Tell(
                        context,
                        await (await context.GetAsync<ProveContact>()).ConfirmAsync(
                            parsed.GetRequiredValue(named),
                            digits,
                            context.Cancellation
                        ),
                        "therapists link T CODE",
                        "therapists set T email ADDRESS"
                    )
                    : await TellAsync(
                        context,
                        await (await context.GetAsync<LinkTherapist>()).RunAsync(
                            parsed.GetRequiredValue(named),
                            context.Cancellation
                        )
                    )
        );
        return command;
    }

    public static Command Unlink(JournalTerminal terminal)
    {
        var named = new Argument<string>("therapist") { Description = "By name or id." };
        var command = new Command("unlink", "Unlink a therapist's chat, and let no code stand.") { named };
        terminal.Does(
            command,
            async (parsed, context) =>
                await TellAsync(
                    context,
                    await (await context.GetAsync<LinkTherapist>()).UnlinkAsync(
                        parsed.GetRequiredValue(named),
                        context.Cancellation
                    )
                )
        );
        return command;
    }

    private static async Task<int> TellAsync(CommandContext context, LinkTherapistOutcome outcome)
    {
        switch (outcome)
        {
            case LinkTherapistOutcome.CodeMade made:
                var bot = await InviteCommand.NameOfBotAsync(context);
                var start = $"/start {made.Code}";
                var link = bot is null ? null : $"https://t.me/{bot}?start={made.Code}";
                return context.Done(
                    new TherapistCodeDocument(made.Therapist.Id.Value, start, Documents.Time(made.Until))
                    {
                        Link = link,
                    },
                    DocumentsJson.Default.TherapistCodeDocument,
                    page =>
                    {
                        page.Sentence(
                            bot is null
                                ? $"{made.Therapist.Name} sends this to the bot of your practice, and nobody else does:"
                                : $"{made.Therapist.Name} opens this link, and nobody else does:"
                        );
                        page.Blank();
                        page.Command(link ?? start);
                        page.Blank();
                        page.Sentence(
                            $"It works once, until {made.Until.InUtc():HH:mm} (UTC), and is shown nowhere again. An earlier one works no more."
                        );
                    }
                );
            case LinkTherapistOutcome.Unlinked unlinked:
                return context.Done(
                    TherapistDocument.Of(unlinked.Therapist),
                    DocumentsJson.Default.TherapistDocument,
                    page => page.Sentence("The chat is unlinked: nobody is told or called there any more.")
                );
            case LinkTherapistOutcome.NotLinked not:
                return context.Refused(
                    $"{not.Therapist.Name} has linked no chat; a code that waited is taken no more.",
                    whatToDo: "'journal therapists link T' makes a code."
                );
            case LinkTherapistOutcome.Unknown unknown:
                return context.Refused(
                    $"There is no therapist '{unknown.Named}' here, or there are several.",
                    whatToDo: "'journal therapists list' shows who there is."
                );
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }
}
