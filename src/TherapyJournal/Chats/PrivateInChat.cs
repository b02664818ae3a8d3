using TherapyJournal.Journaling;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>For whom it is that is written here: /private makes everything the patient's own until they share it, and each entry can be shared.</summary>
internal sealed class PrivateInChat(CloseEntry close, EditEntry edit) : IChatTopic
{
    public const string Shares = "share:";

    private const string On = "own:on";
    private const string Off = "own:off";

    /// <summary>Whether a message keeps words from others that would have them otherwise. It waits for nothing: read is read.</summary>
    public static bool KeepsBack(ChatTurn turn) =>
        ChatTurn.Meant(turn, WriteInChat.KeepsPrivate) is not null
        || ChatTurn.Meant(turn, WriteInChat.Discards) is not null
        || (SwitchesOn(turn) && !turn.Chat.WritesPrivately);

    public async Task<ChatEffect?> TakeAsync(ChatTurn turn, CancellationToken cancel)
    {
        if (ChatTurn.Meant(turn, Shares) is { } entry)
        {
            return await ShareAsync(turn, entry, cancel);
        }
        var rest = turn.Command is { Name: "private" } command ? command.Rest.ToLowerInvariant() : null;
        return SwitchesOn(turn) ? Set(turn, isOn: true)
            : turn.Tapped == Off || rest == "off" ? Set(turn, isOn: false)
            : rest is null ? null
            : new ChatEffect(saving => SayAsync(saving, saving.Chat.WritesPrivately));
    }

    private static bool SwitchesOn(ChatTurn turn) =>
        turn.Tapped == On
        || (
            turn.Command is { Name: "private", Rest: var rest } && rest.Equals("on", StringComparison.OrdinalIgnoreCase)
        );

    private static ChatEffect Set(ChatTurn turn, bool isOn) =>
        !turn.MayKeep
            ? new ChatEffect(WhyNotKept.SayAsync)
            : new ChatEffect(saving =>
            {
                saving.Chat = saving.Chat with
                {
                    WritesPrivately = isOn,
                    Awaits = Consents.StillAwaited(saving.Chat),
                    // What is being written follows at once to where nobody reads it, and never the other way.
                    Begun = isOn ? saving.Chat.Begun?.Privately() : saving.Chat.Begun,
                };
                return SayAsync(saving, isOn);
            });

    private static Task SayAsync(ChatSaving saving, bool isOn) =>
        saving.SayAsync(
            isOn ? PrivateTexts.IsOn : PrivateTexts.IsOff,
            [
                [isOn ? new MessageButton(PrivateTexts.SwitchOff, Off) : new MessageButton(PrivateTexts.SwitchOn, On)],
            ]
        );

    private async Task<ChatEffect> ShareAsync(ChatTurn turn, Guid entry, CancellationToken cancel)
    {
        if (!turn.MayKeep)
        {
            return new ChatEffect(WhyNotKept.SayAsync);
        }
        if (turn.Chat.Begun is { } begun && begun.Id == entry)
        {
            return await close.EndAsync(turn, begun, isPrivate: false, cancel);
        }
        // A use case with a transaction of its own: run again, it finds the entry shared.
        return ChatEffect.Say(
            await edit.ShareAsync(turn.Patient, entry, cancel)
                is ChangeEntryOutcome.Changed
                    or ChangeEntryOutcome.Unchanged
                ? PrivateTexts.Shared
                : PrivateTexts.NotShared
        );
    }
}

/// <summary>The fixed words about what is for the patient alone.</summary>
internal static class PrivateTexts
{
    public const string SwitchOn = "For me alone from now on";
    public const string SwitchOff = "For my therapist again";
    public const string Share = "Share with my therapist";

    private const string Danger =
        "It is looked at for signs of danger all the same: then your therapist is told that there is danger, and never your words.";

    public const string IsOn =
        "What you write here is for you alone: your therapist cannot read it, and no AI reads it, unless you tap Share beneath an entry. "
        + "What you speak becomes text first, where you agreed to that. "
        + Danger;

    public const string IsOff =
        "What you write here your therapist can read, once an entry is finished. Keep private, beneath what you are writing, makes that "
        + "entry yours alone; the button here does so with everything that you write from now on. "
        + Danger;

    public const string Listening =
        "I am listening. Write as much as you like. Tap Done when you are finished; after a while without a message that happens by "
        + "itself. It is for you alone.";

    public const string Shared = "It is shared: your therapist can read it now.";

    public const string NotShared =
        "There is nothing to share: it was taken back, or something about it is not as it should be.";
}
