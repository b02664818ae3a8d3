using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Chats.Nudges;

/// <summary>Looks whether therapists who have linked a chat are reached there.</summary>
internal sealed class CheckTherapistChats(JournalStore store, Keys keys, ChatSenders senders) : ICheckUp
{
    private const string Name = "therapists' chats";

    public async Task<IReadOnlyList<Check>> RunAsync(CancellationToken cancel)
    {
        var all = await store.ReadAsync(db => FoundTherapist.AllAsync(db, keys, cancel), cancel);
        var blocked = all.Where(t => t.Chat.BlockedAt is not null).ToList();
        return
        [
            all.Count == 0
                ? new Check(
                    Name,
                    CheckLight.Green,
                    "No therapist has linked a chat. 'journal therapists link T' makes a code for it."
                )
            : all.Any(t => !senders.Has(t.Chat.Channel))
                ? new Check(
                    Name,
                    CheckLight.Amber,
                    $"{Names(all)} cannot be told on Telegram: no bot is set for this program. Set TELEGRAM_BOT_TOKEN."
                )
            : blocked.Count > 0
                ? new Check(
                    Name,
                    CheckLight.Amber,
                    $"{Names(blocked)} blocked the bot, so that nothing reaches them there. They unblock it, or 'journal therapists unlink T'."
                )
            : new Check(Name, CheckLight.Green, $"On Telegram {Names(all)} can be told and called."),
        ];
    }

    private static string Names(IEnumerable<FoundTherapist> therapists) =>
        string.Join(", ", therapists.Select(t => t.Content.Name));
}
