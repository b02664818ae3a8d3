using NodaTime;
using TherapyJournal.Chats;
using TherapyJournal.Work;

namespace TherapyJournal.App.Telegram;

/// <summary>Brings words into Telegram chats: in pieces that it takes, at the pace that it takes, and honest about what became of them.</summary>
internal sealed class TelegramSender(TelegramApi api, SendPace pace, TimeProvider clock) : IChatSender
{
    /// <summary>As addresses and entries name it.</summary>
    public const string Name = "telegram";

    // Whoever waits longer waits in the queue, and holds no place of a worker meanwhile.
    private static readonly TimeSpan LongestInHand = TimeSpan.FromSeconds(2);

    public string Channel => Name;

    public async Task<SendOutcome> SendAsync(ChatAddress to, ChatWords words, CancellationToken cancel)
    {
        var outcome = await SendPiecesAsync(to, words, cancel);
        SendMeter.Count(outcome);
        return outcome;
    }

    public async Task<SendOutcome> EditAsync(ChatAddress to, long message, ChatWords words, CancellationToken cancel) =>
        await api.EditAsync(
            new TelegramAsk.Edit(to.Chat, message, words.Text) { ReplyMarkup = Buttons(words.Buttons) },
            cancel
        ) switch
        {
            TelegramAnswer<bool>.Failed { Failure.Reason: TelegramFault.Unchanged } => new SendOutcome.Sent(message),
            TelegramAnswer<bool>.Failed { Failure: var failure } => Outcome(to, failure),
            _ => new SendOutcome.Sent(message),
        };

    public Task ShowTypingAsync(ChatAddress to, CancellationToken cancel) => api.ShowTypingAsync(to.Chat, cancel);

    public Task AnswerTapAsync(ChatAddress to, string tap, CancellationToken cancel) =>
        api.AnswerTapAsync(new TelegramAsk.Tapped(tap), cancel);

    public async Task<FetchOutcome> FetchAsync(ChatAddress from, string file, int largest, CancellationToken cancel) =>
        await api.FetchAsync(file, largest, cancel) switch
        {
            TelegramAnswer<byte[]>.Done { Value: var bytes } => new FetchOutcome.Fetched(bytes),
            TelegramAnswer<byte[]>.Failed { Failure: { Reason: TelegramFault.TooLarge } } =>
                new FetchOutcome.TooLarge(),
            TelegramAnswer<byte[]>.Failed { Failure: { Reason: TelegramFault.Refused } } => new FetchOutcome.Refused(),
            TelegramAnswer<byte[]>.Failed { Failure: var failure } => new FetchOutcome.NotNow(
                failure.Reason.ToString(),
                failure.After > TimeSpan.Zero ? Duration.FromTimeSpan(failure.After) : null
            ),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    public Task LeaveAsync(ChatAddress group, CancellationToken cancel) => api.LeaveAsync(group.Chat, cancel);

    private async Task<SendOutcome> SendPiecesAsync(ChatAddress to, ChatWords words, CancellationToken cancel)
    {
        var pieces = TelegramText.Split(words.Text);
        var last = (long?)null;
        for (var i = 0; i < pieces.Count; i++)
        {
            if (!words.IsUrgent && pace.Reserve(to.Chat) is { Ticks: > 0 } wait)
            {
                if (i == 0 && wait > LongestInHand)
                {
                    return new SendOutcome.NotNow("Pace", Duration.FromTimeSpan(wait));
                }
                await Task.Delay(wait, clock, cancel);
            }
            var message = new TelegramAsk.Send(to.Chat, pieces[i])
            {
                ReplyMarkup = i == pieces.Count - 1 ? Buttons(words.Buttons) : null,
            };
            switch (await api.SendAsync(message, cancel))
            {
                case TelegramAnswer<TelegramMessage>.Failed { Failure: var failure }:
                    return Outcome(to, failure);
                case TelegramAnswer<TelegramMessage>.Done { Value: var sent }:
                    last = sent.MessageId;
                    break;
            }
        }
        return new SendOutcome.Sent(last);
    }

    private SendOutcome Outcome(ChatAddress to, TelegramFailure failure)
    {
        switch (failure.Reason)
        {
            case TelegramFault.Blocked:
                return new SendOutcome.Blocked();
            case TelegramFault.Refused:
                return new SendOutcome.Refused(failure.Reason.ToString());
            case TelegramFault.TooMany:
                pace.HoldBack(to.Chat, failure.After);
                return new SendOutcome.NotNow(failure.Reason.ToString(), Duration.FromTimeSpan(failure.After));
            default:
                return failure.IsAmbiguous
                    ? new SendOutcome.Unsure()
                    : new SendOutcome.NotNow(failure.Reason.ToString());
        }
    }

    private static TelegramAsk.Buttons? Buttons(IReadOnlyList<IReadOnlyList<MessageButton>> rows) =>
        rows.Count == 0
            ? null
            : new([.. rows.Select(row => row.Select(b => new TelegramAsk.Button(b.Label, b.Does)).ToList())]);
}
