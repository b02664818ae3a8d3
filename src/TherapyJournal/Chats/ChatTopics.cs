namespace TherapyJournal.Chats;

/// <summary>What a message may be about, in the order in which they are asked: the first that takes it answers it.</summary>
internal sealed class ChatTopics(
    Consents consents,
    SpeakInChat speak,
    ShowFixedWords fixedWords,
    AskInChat ask,
    SetReminders reminders,
    SetTimeZone timeZone,
    ShowWeek week,
    SetWeekly weekly,
    RequestInChat requests,
    GoalInChat goals,
    MoodInChat mood,
    SetLanguage language,
    PrivateInChat forWhom,
    EraseInChat erase,
    AnswerNoMore noMore,
    AnswerSmallTalk smallTalk,
    WriteInChat write
)
{
    private readonly IReadOnlyList<IChatTopic> topics =
    [
        consents,
        speak,
        fixedWords,
        ask,
        reminders,
        timeZone,
        week,
        weekly,
        requests,
        goals,
        mood,
        language,
        forWhom,
        erase,
        smallTalk,
        write,
    ];

    /// <summary>What a message comes to; there is an answer to everything.</summary>
    public Task<ChatEffect> TakeAsync(ChatTurn turn, CancellationToken cancel) =>
        turn.IsBeyond ? noMore.TakeAsync(turn, t => AskAsync(t, cancel), cancel) : AskAsync(turn, cancel);

    private async Task<ChatEffect> AskAsync(ChatTurn turn, CancellationToken cancel)
    {
        foreach (var topic in topics)
        {
            if (await topic.TakeAsync(turn, cancel) is { } effect)
            {
                return effect;
            }
        }
        return turn.Message.Kind switch
        {
            ChatMessageKind.Words => ChatEffect.Say(ChatTexts.NoSuchCommand),
            ChatMessageKind.NotWords => ChatEffect.Say(ChatTexts.OnlyWords),
            _ => ChatEffect.None,
        };
    }
}
