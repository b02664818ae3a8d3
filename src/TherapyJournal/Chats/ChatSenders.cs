namespace TherapyJournal.Chats;

/// <summary>The channels that this program can send over.</summary>
internal sealed class ChatSenders(IEnumerable<IChatSender> senders)
{
    private readonly Dictionary<string, IChatSender> senders = senders.ToDictionary(
        s => s.Channel,
        StringComparer.Ordinal
    );

    /// <summary>Whether this program has a way out of a channel.</summary>
    public bool Has(string channel) => senders.ContainsKey(channel);

    /// <summary>The way out of a channel.</summary>
    public IChatSender For(ChatAddress to) => senders.GetValueOrDefault(to.Channel, NoWayOut.Instance);

    /// <summary>A channel that is not set up in this program: it cannot be reached now, and perhaps another program reaches it.</summary>
    private sealed class NoWayOut : IChatSender
    {
        public static NoWayOut Instance { get; } = new();

        public string Channel => "";

        public Task<SendOutcome> SendAsync(ChatAddress to, ChatWords words, CancellationToken cancel) =>
            Task.FromResult<SendOutcome>(new SendOutcome.NotNow("NoChannel"));

        public Task<SendOutcome> EditAsync(ChatAddress to, long message, ChatWords words, CancellationToken cancel) =>
            SendAsync(to, words, cancel);

        public Task ShowTypingAsync(ChatAddress to, CancellationToken cancel) => Task.CompletedTask;

        public Task<FetchOutcome> FetchAsync(ChatAddress from, string file, int largest, CancellationToken cancel) =>
            Task.FromResult<FetchOutcome>(new FetchOutcome.NotNow("NoChannel"));

        public Task LeaveAsync(ChatAddress group, CancellationToken cancel) => Task.CompletedTask;

        public Task AnswerTapAsync(ChatAddress to, string tap, CancellationToken cancel) => Task.CompletedTask;
    }
}
