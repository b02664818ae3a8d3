using System.CommandLine;
using NodaTime;
using TherapyJournal.App.Telegram;
using TherapyJournal.Chats;
using TherapyJournal.Records;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal invite P`: a link by which a patient writes from a chat; and whether the chat that was linked is really theirs.</summary>
internal static class InviteCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var confirm = new Option<bool>("--confirm")
        {
            Description = "The chat that was linked is really the patient's.",
        };
        var show = new Option<bool>("--show") { Description = "How it stands; nothing is made." };
        var web = new Option<bool>("--web") { Description = "To the web page, not to Telegram." };
        var command = new Command(
            "invite",
            "Invite a patient to write from Telegram or the web page, by a link that works once."
        )
        {
            patient,
            confirm,
            show,
            web,
        };
        terminal.Does(
            command,
            (parsed, context) =>
                parsed.GetValue(web)
                    ? WebInvite.OfPatientAsync(
                        context,
                        parsed.GetRequiredValue(patient),
                        parsed.GetValue(confirm) || parsed.GetValue(show)
                    )
                    : RunAsync(
                        context,
                        parsed.GetRequiredValue(patient),
                        parsed.GetValue(confirm),
                        parsed.GetValue(show)
                    )
        );
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string named, bool confirm, bool show)
    {
        if (confirm && show)
        {
            return context.WrongUsage("--confirm and --show cannot be given together.");
        }
        var (therapist, patient) = await Acting.PatientAsync(context, named);
        var chat = await context.GetAsync<LinkedChat>();
        return (confirm, show) switch
        {
            (true, _) => Show(context, patient, await chat.ConfirmAsync(therapist, patient, context.Cancellation)),
            (_, true) => Show(context, patient, await chat.ReadAsync(therapist, patient, context.Cancellation)),
            _ => await InviteAsync(context, therapist, patient),
        };
    }

    private static async Task<int> InviteAsync(CommandContext context, Reader.Therapist therapist, PatientId patient)
    {
        var invite = await context.GetAsync<InvitePatient>();
        if (await invite.RunAsync(therapist, patient, context.Cancellation) is not InvitePatientOutcome.Invited invited)
        {
            throw Acting.Stop(new DoorRefusal.Missing());
        }
        var bot = await NameOfBotAsync(context);
        var until = $"{invited.Until.InUtc():d MMMM uuuu 'at' HH:mm} (UTC)";
        return context.Done(
            new ChatDocument(patient.Value, "invited")
            {
                Link = bot is null ? null : LinkOf(bot, invited.Link),
                Start = $"/start {invited.Link}",
                Until = Documents.Time(invited.Until),
            },
            ChatsDocumentJson.Default.ChatDocument,
            page =>
            {
                page.Sentence(
                    bot is null
                        ? "Give this to the patient, and to nobody else. They send it to the bot of your practice:"
                        : "Give this link to the patient, and to nobody else:"
                );
                page.Blank();
                page.Command(bot is null ? $"/start {invited.Link}" : LinkOf(bot, invited.Link));
                page.Blank();
                page.Sentence(
                    $"It works once, until {until}, and is shown nowhere again. An earlier link works no more."
                );
                page.Hint("When they have linked their chat: 'journal invite P --confirm'");
            }
        );
    }

    /// <summary>Of the bot that is set, by Telegram itself; null: none is, or it cannot be asked now.</summary>
    internal static async Task<string?> NameOfBotAsync(CommandContext context) =>
        await NameOfBotAsync(await context.GetAsync<IEnumerable<TelegramApi>>(), context.Cancellation);

    /// <inheritdoc cref="NameOfBotAsync(CommandContext)"/>
    internal static async Task<string?> NameOfBotAsync(IEnumerable<TelegramApi> bots, CancellationToken cancel) =>
        bots.FirstOrDefault() is { } api
        && await api.GetMeAsync(cancel) is TelegramAnswer<TelegramBot>.Done { Value.Username: var name }
            ? name
            : null;

    /// <summary>The link that opens a bot with an invitation in it.</summary>
    internal static string LinkOf(string bot, string invitation) => $"https://t.me/{bot}?start={invitation}";

    /// <summary>Shows how a patient's chat stands.</summary>
    internal static int Show(CommandContext context, PatientId patient, LinkedChatOutcome outcome) =>
        outcome switch
        {
            LinkedChatOutcome.Linked linked => context.Done(
                new ChatDocument(patient.Value, "linked")
                {
                    Channel = linked.Channel,
                    Since = Documents.Time(linked.At),
                    Confirmed = linked.IsConfirmed,
                    BlockedSince = linked.BlockedAt is { } at ? Documents.Time(at) : null,
                },
                ChatsDocumentJson.Default.ChatDocument,
                page => Tell(page, linked)
            ),
            LinkedChatOutcome.Unlinked => context.Done(
                new ChatDocument(patient.Value, "unlinked"),
                ChatsDocumentJson.Default.ChatDocument,
                page =>
                    page.Sentence(
                        "The chat is unlinked. What is written there now is a stranger's, and nothing is sent there."
                    )
            ),
            LinkedChatOutcome.None => context.Refused(
                "No chat is linked to this patient.",
                whatToDo: "'journal invite P' makes a link for them."
            ),
            LinkedChatOutcome.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private static void Tell(TerminalScreen page, LinkedChatOutcome.Linked linked)
    {
        page.Sentence($"A chat on Telegram is linked since {Day(linked.At)}.");
        page.Sentence(
            linked.IsConfirmed
                ? "You have confirmed that it is the patient's."
                : "Nobody has confirmed yet that it is the patient's, so nothing that was written before is shown there."
        );
        if (linked.BlockedAt is { } blocked)
        {
            page.Sentence($"The patient blocked the bot on {Day(blocked)}: nothing reaches them there.");
        }
        if (!linked.IsConfirmed)
        {
            page.Hint("If it is: 'journal invite P --confirm'. If not: 'journal unlink P'");
        }
    }

    private static string Day(Instant at) => $"{at.InUtc():d MMMM uuuu}";
}

/// <summary>`journal unlink P`: takes a patient's chat away.</summary>
internal static class UnlinkCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var command = new Command("unlink", "Unlink a patient's chat, and let no invitation stand.") { patient };
        terminal.Does(
            command,
            async (parsed, context) =>
            {
                var (therapist, who) = await Acting.PatientAsync(context, parsed.GetRequiredValue(patient));
                var chat = await context.GetAsync<LinkedChat>();
                return InviteCommand.Show(context, who, await chat.UnlinkAsync(therapist, who, context.Cancellation));
            }
        );
        return command;
    }
}
