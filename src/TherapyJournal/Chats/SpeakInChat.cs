using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Practices;
using TherapyJournal.Storage;

namespace TherapyJournal.Chats;

/// <summary>Speaking: a voice message is kept sealed until it is text, and its speaker may put right what was heard.</summary>
internal sealed class SpeakInChat(
    JournalStore store,
    AskTranscriber transcriber,
    AcceptVoice accept,
    WriteInChat write,
    ChangePart change,
    ChatOptions options
) : IChatTopic
{
    public const string WritesAnew = "spoken-anew:";
    private const string Awaits = "spoken:";

    // Whoever taps and then writes of something else means something else.
    private static readonly Duration WaitsForWords = Duration.FromMinutes(15);

    public async Task<ChatEffect?> TakeAsync(ChatTurn turn, CancellationToken cancel) =>
        turn switch
        {
            // Why nothing is kept is said once.
            { Message: { Kind: ChatMessageKind.Voice, Words: not null }, MayKeep: false } => write.WordsOf(turn),
            { Message.Kind: ChatMessageKind.Voice } => Both(write.WordsOf(turn), Spoken(turn)),
            { Tapped: { } tapped } when tapped.StartsWith(WritesAnew, StringComparison.Ordinal) => await AnewAsync(
                turn,
                tapped[WritesAnew.Length..],
                cancel
            ),
            { Message: { Kind: ChatMessageKind.Words, Words: { } words }, Command: null, MayKeep: true } =>
                await PutRightAsync(turn, words, cancel),
            _ => null,
        };

    private ChatEffect Spoken(ChatTurn turn)
    {
        if (options.VoiceSeconds == 0 || !transcriber.IsConfigured || turn.Message.Recording is not { } recording)
        {
            return ChatEffect.Say(ChatTexts.NoVoice);
        }
        if (!turn.MayKeep)
        {
            return new ChatEffect(WhyNotKept.SayAsync);
        }
        var seconds = SpokenToday.Count(recording);
        return WhyNot(turn, recording, seconds) is { } why
            ? ChatEffect.Say(why)
            : new ChatEffect(saving => accept.RunAsync(saving, turn, recording, seconds));
    }

    private string? WhyNot(ChatTurn turn, ChatRecording recording, int seconds) =>
        turn.Standing.Consents.Any(c => c.Kind == ConsentKind.Voice) && !turn.Standing.Allows(ConsentKind.Voice)
            ? VoiceTexts.Declined
        : recording.Size > Transcriber.MostBytes ? VoiceTexts.TooLarge
        : seconds > options.VoiceSeconds ? VoiceTexts.TooLong(options.VoiceSeconds)
        : SpokenToday.Of(turn.Chat.Spoken, turn.Now) + seconds > options.VoiceSecondsPerDay ? VoiceTexts.DaySpent
        : null;

    // The words beside a recording are kept as they are beside a picture.
    private static ChatEffect Both(ChatEffect? words, ChatEffect spoken) =>
        words is null
            ? spoken
            : words with
            {
                Save = async saving =>
                {
                    await words.Save(saving);
                    await spoken.Save(saving);
                },
            };

    private async Task<ChatEffect?> AnewAsync(ChatTurn turn, string id, CancellationToken cancel) =>
        await PartAsync(turn, id, cancel) is null
            ? ChatEffect.Say(ChatTexts.NotChanged)
            : new ChatEffect(async saving =>
            {
                var until = (turn.Now + WaitsForWords).ToUnixTimeMilliseconds();
                saving.Chat = saving.Chat with
                {
                    Awaits = string.Create(CultureInfo.InvariantCulture, $"{Awaits}{id}:{until}"),
                };
                await saving.SayAsync(VoiceTexts.HowItWasMeant);
            });

    private async Task<ChatEffect?> PutRightAsync(ChatTurn turn, string words, CancellationToken cancel)
    {
        if (
            AwaitedPart(turn) is not { } awaited
            || CallMeWords.Are(ShortWords.Of(words))
            || await PartAsync(turn, awaited, cancel) is not { } part
        )
        {
            return null;
        }
        var effect = await change.RunAsync(turn, part, words, cancel);
        return effect with
        {
            Save = async saving =>
            {
                await effect.Save(saving);
                saving.Chat = saving.Chat with { Awaits = null };
                if (effect.IsChange)
                {
                    await saving.SayAsync(VoiceTexts.Changed);
                }
            },
        };
    }

    /// <returns>Null: nothing is awaited, or not any more.</returns>
    private static string? AwaitedPart(ChatTurn turn) =>
        turn.Chat.Awaits is { } awaited
        && awaited.StartsWith(Awaits, StringComparison.Ordinal)
        && awaited[Awaits.Length..].Split(':') is [var id, var until]
        && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
        && turn.Now.ToUnixTimeMilliseconds() < end
            ? id
            : null;

    private async Task<EntryPart?> PartAsync(ChatTurn turn, string id, CancellationToken cancel) =>
        Guid.TryParseExact(id, "N", out var part)
            ? await store.ReadAsync(
                db => db.EntryParts.FirstOrDefaultAsync(p => p.Id == part && p.PatientId == turn.Patient, cancel),
                cancel
            )
            : null;
}
