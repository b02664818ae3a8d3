using System.Globalization;
using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>/delete, in two steps: what it means, and a button that does it. From then on the patient is hidden, and <see cref="AnswerHidden"/> answers.</summary>
internal sealed class EraseInChat(AskForErasure ask, PracticeSettings practice, PassOn passOn) : IChatTopic
{
    /// <summary>Calls it off, for as long as that can be done.</summary>
    public const string CallsOff = "erase:off";

    private const string Erases = "erase:yes:";
    private const string Keeps = "erase:no";

    // A button that somebody finds weeks later must not do it.
    private static readonly Duration LongestThought = Duration.FromMinutes(15);

    public async Task<ChatEffect?> TakeAsync(ChatTurn turn, CancellationToken cancel)
    {
        if (turn.Command is { Name: "delete" })
        {
            return turn.Chat.ConfirmedAt is null
                ? await PassOnAsync(turn, cancel)
                : ChatEffect.Say(await ExplainAsync(turn, cancel), Buttons(turn));
        }
        return turn.Tapped switch
        {
            Keeps => ChatEffect.Say(ErasureTexts.NothingErased),
            CallsOff => new ChatEffect(CalledOffAsync),
            _ when IsMeant(turn) => await HideAsync(turn, cancel),
            { } tapped when tapped.StartsWith(Erases, StringComparison.Ordinal) => ChatEffect.Say(
                ErasureTexts.AskAgain
            ),
            _ => null,
        };
    }

    /// <summary>Whether the second step was taken in time, in a chat that is surely the patient's.</summary>
    public static bool IsMeant(ChatTurn turn) =>
        turn.Tapped is { } tapped
        && tapped.StartsWith(Erases, StringComparison.Ordinal)
        && long.TryParse(tapped.AsSpan(Erases.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
        && turn.Message.At - (asked * 1000) <= LongestThought.TotalMilliseconds
        && turn.Chat.ConfirmedAt is not null;

    // Whoever holds an unconfirmed phone may be anybody.
    private async Task<ChatEffect> PassOnAsync(ChatTurn turn, CancellationToken cancel)
    {
        var ready = await passOn.PrepareAsync(turn.Patient, PatientRequestKind.Erasure, words: null, cancel);
        return new ChatEffect(async saving =>
        {
            await ready.SaveAsync(saving);
            await saving.SayAsync(ErasureTexts.PassedOn);
        });
    }

    private async Task<string> ExplainAsync(ChatTurn turn, CancellationToken cancel) =>
        (await practice.KeepingAsync(cancel))?.ToldAt(turn.Now) is { } told
            ? $"{ErasureTexts.Explained}\n\n{KeepingWords.ForPatient(told)}\n\n{ErasureTexts.Sure}"
            : $"{ErasureTexts.Explained}\n\n{ErasureTexts.Sure}";

    // In a transaction of its own: run again, the patient is hidden and it is not asked a second time.
    private async Task<ChatEffect> HideAsync(ChatTurn turn, CancellationToken cancel) =>
        await ask.ByPatientAsync(turn.Patient, cancel) is AskForErasureOutcome.Hidden
            ? ChatEffect.None with
            {
                Hides = true,
            }
            : ChatEffect.Say(ErasureTexts.NotNow);

    private static Task CalledOffAsync(ChatSaving saving)
    {
        var waited = saving.Chat.AskedForErasure;
        saving.Chat = saving.Chat with { AskedForErasure = false };
        return saving.SayAsync(waited ? ErasureTexts.CalledOff : ErasureTexts.NothingWaits);
    }

    private static IReadOnlyList<IReadOnlyList<MessageButton>> Buttons(ChatTurn turn) =>
        [
            [
                new(
                    ErasureTexts.Yes,
                    string.Create(CultureInfo.InvariantCulture, $"{Erases}{turn.Now.ToUnixTimeSeconds()}")
                ),
            ],
            [new(ErasureTexts.No, Keeps)],
        ];
}
