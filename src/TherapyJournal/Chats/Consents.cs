using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Asks for the consents, one by one, before the first entry; each with its whole text, and no answer to one is an answer to another.</summary>
internal sealed class Consents(PatientRecords records, AcceptVoice voice, TimeProvider clock) : IChatTopic
{
    /// <summary>What is waited for after a first voice message.</summary>
    public const string AsksForVoice = $"{Asks}voice";

    private const string Asks = "consent:";

    // Without the first two there is no journal in a chat; the third is offered, and nothing hangs on it. Whether what is spoken
    // may be written down is asked when somebody speaks for the first time.
    private static readonly ConsentKind[] InOrder = [ConsentKind.Keeping, ConsentKind.Telegram, ConsentKind.Model];

    public async Task<ChatEffect?> TakeAsync(ChatTurn turn, CancellationToken cancel)
    {
        if (turn.Tapped is not { } tapped || !tapped.StartsWith(Asks, StringComparison.Ordinal))
        {
            return null;
        }
        if (
            tapped[Asks.Length..].Split(':') is not [var name, ("yes" or "no") and var answer, var version]
            || !Enum.TryParse<ConsentKind>(name, ignoreCase: true, out var kind)
            || turn.Chat.Awaits != Asks + name
        )
        {
            // A button from before, or tapped twice: it was answered.
            return ChatEffect.None;
        }
        if (version != Version(kind, turn.Standing))
        {
            // A newer text holds by now: nobody agrees to what they have not read.
            return new ChatEffect(saving => AskAsync(saving, kind, saving.Standing));
        }
        var give = answer == "yes";
        if (kind != ConsentKind.Voice)
        {
            return new ChatEffect(async saving =>
            {
                if (await DecideAsync(saving, kind, give) is { } after)
                {
                    await AskNextAsync(saving, after);
                }
            });
        }
        var waiting = await voice.WaitingAsync(turn.Patient, cancel);
        return new ChatEffect(async saving =>
        {
            await DecideAsync(saving, kind, give);
            saving.Chat = saving.Chat with { Awaits = null };
            await voice.AnswerAsync(saving, give, waiting);
        });
    }

    /// <summary>What is waited for after somebody has written: a consent that was asked for can still be decided, and nothing else.</summary>
    public static string? StillAwaited(PatientChatContent chat) =>
        chat.Awaits?.StartsWith(Asks, StringComparison.Ordinal) == true ? chat.Awaits : null;

    /// <summary>Asks for the first consent that nobody was asked for here; where all are answered, says what comes next.</summary>
    public static async Task AskNextAsync(ChatSaving saving, PatientStandingContent? standing = null)
    {
        standing ??= saving.Standing;
        foreach (var kind in InOrder)
        {
            if (standing.Consents.Any(c => c.Kind == kind))
            {
                continue;
            }
            await AskAsync(saving, kind, standing);
            return;
        }
        saving.Chat = saving.Chat with { Awaits = null };
        await saving.SayAsync(
            standing.Allows(ConsentKind.Keeping) && standing.Allows(ConsentKind.Telegram)
                ? ChatTexts.Ready
                : ChatTexts.NothingIsKept
        );
    }

    /// <summary>Asks for one, with its whole text.</summary>
    public static Task AskAsync(ChatSaving saving, ConsentKind kind, PatientStandingContent standing)
    {
        if (saving.IsQuiet)
        {
            // Nobody waits for the answer to what was never asked: the next message asks.
            return Task.CompletedTask;
        }
        var name = kind.ToString().ToLowerInvariant();
        saving.Chat = saving.Chat with { Awaits = Asks + name };
        return saving.SayAsync(
            ChatTexts.Plain(ConsentTexts.Current(kind, standing.Language).Text),
            [
                [
                    new MessageButton(ChatTexts.Agree, $"{Asks}{name}:yes:{Version(kind, standing)}"),
                    new MessageButton(ChatTexts.Decline, $"{Asks}{name}:no:{Version(kind, standing)}"),
                ],
            ]
        );
    }

    private static string Version(ConsentKind kind, PatientStandingContent standing) =>
        $"{ConsentTexts.Current(kind, standing.Language).Version}";

    private async Task<PatientStandingContent?> DecideAsync(ChatSaving saving, ConsentKind kind, bool give)
    {
        // The row first: what stands in it then is at least as new as what is read after it.
        var row = await saving.Db.Standings.FirstAsync(s => s.PatientId == saving.Patient);
        var read = await records.StandingAsync(saving.Db, saving.Patient, default);
        if (read is not StandingOutcome.Known { Standing: var standing })
        {
            return null;
        }
        var text = ConsentTexts.Current(kind, standing.Language);
        var after = standing with
        {
            Consents =
            [
                .. standing.Consents,
                new ConsentDecision(
                    kind,
                    give,
                    $"{text.Language}.v{text.Version}",
                    clock.NowStored(),
                    $"patient:{saving.Patient}"
                ),
            ],
        };
        saving.Sealer.Seal(row, after);
        return after;
    }
}
