using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Says at once what somebody must hear of whom nothing can be read: what is owed could not be read either.</summary>
internal sealed class SayUnread(ChatSenders senders)
{
    /// <returns>Null: it was said, or can never be.</returns>
    public async Task<StepResult.Later?> RunAsync(ChatAddress to, ChatWords words, CancellationToken cancel) =>
        await senders.For(to).SendAsync(to, words, cancel) switch
        {
            SendOutcome.NotNow not => new StepResult.Later(not.Fault, not.After),
            SendOutcome.Unsure => new StepResult.Later(nameof(SendOutcome.Unsure)),
            _ => null,
        };
}
