using TherapyJournal.Practices;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>The patient's own clock: /timezone shows it and changes it, by an IANA name or a city.</summary>
internal sealed class SetTimeZone(ChangeInChat change, TimeProvider clock) : IChatTopic
{
    private const string Chooses = "tz:";
    private const string Asks = "timezone";

    public Task<ChatEffect?> TakeAsync(ChatTurn turn, CancellationToken cancel) => Task.FromResult(Take(turn));

    private ChatEffect? Take(ChatTurn turn)
    {
        if (turn.Tapped is { } tapped && tapped.StartsWith(Chooses, StringComparison.Ordinal))
        {
            return Named(tapped[Chooses.Length..]);
        }
        if (turn.Command is { Name: "timezone" } command)
        {
            return command.Rest.Length > 0 ? Named(command.Rest) : new ChatEffect(saving => ShowAsync(saving, turn));
        }
        // Asked just now, and answered with nothing but a city; anything else begins an entry.
        return
            turn.Chat.Awaits == Asks
            && ShortWords.Of(turn) is not null
            && FindTimeZone.Of(turn.Message.Words ?? "") is FindTimeZoneOutcome.Found found
            ? Sets(found.Id)
            : null;
    }

    private ChatEffect Named(string words) =>
        FindTimeZone.Of(words) switch
        {
            FindTimeZoneOutcome.Found found => Sets(found.Id),
            FindTimeZoneOutcome.Unknown unknown => ChatEffect.Say(
                ReminderTexts.UnknownPlace(unknown.Nearest.Count > 0),
                [.. unknown.Nearest.Select(id => (MessageButton[])[new MessageButton(id, Chooses + id)])]
            ),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private ChatEffect Sets(string zone) =>
        new(async saving =>
        {
            saving.Chat = saving.Chat with { Awaits = saving.Chat.Awaits == Asks ? null : saving.Chat.Awaits };
            var after = await change.RunAsync(saving, s => s.TimeZone == zone ? s : s with { TimeZone = zone });
            await saving.SayAsync(
                after is null ? ReminderTexts.CannotChange : ReminderTexts.ClockIs(after, clock.Now())
            );
        });

    private static Task ShowAsync(ChatSaving saving, ChatTurn turn)
    {
        // A consent that was asked for and waits goes on waiting.
        saving.Chat = saving.Chat with
        {
            Awaits = saving.Chat.Awaits ?? Asks,
        };
        return saving.SayAsync($"{ReminderTexts.ClockIs(turn.Standing, turn.Now)}\n\n{ReminderTexts.ChangeClock}");
    }
}
