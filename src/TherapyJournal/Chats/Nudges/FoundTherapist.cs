using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Chats.Nudges;

/// <summary>A therapist with a chat, as they stand.</summary>
/// <param name="Id">Who.</param>
/// <param name="Content">Their row.</param>
/// <param name="Chat">Their chat.</param>
internal sealed record FoundTherapist(TherapistId Id, TherapistContent Content, TherapistChat Chat)
{
    /// <summary>Where it is.</summary>
    public ChatAddress Address => new(Chat.Channel, Chat.Account, Chat.Chat);

    /// <summary>As the door knows them.</summary>
    public Reader.Therapist Reader => new(Id);

    /// <summary>By where a message came from; null: no therapist's. A row that was changed outside the program counts for nothing.</summary>
    public static async Task<FoundTherapist?> AtAsync(
        JournalDb db,
        Keys keys,
        ChatAddress address,
        CancellationToken cancel
    ) => (await AllAsync(db, keys, cancel)).FirstOrDefault(t => t.Address == address);

    /// <summary>By who they are; null: they have no chat.</summary>
    public static async Task<FoundTherapist?> OfAsync(
        JournalDb db,
        Keys keys,
        TherapistId id,
        CancellationToken cancel
    ) => (await AllAsync(db, keys, cancel)).FirstOrDefault(t => t.Id == id);

    /// <summary>Everyone who works here and has one.</summary>
    public static async Task<IReadOnlyList<FoundTherapist>> AllAsync(
        JournalDb db,
        Keys keys,
        CancellationToken cancel
    ) =>
        [
            .. (await ReadTherapists.HereAsync(db, keys, cancel))
                .Where(t => t.Content.Contact.Chat is not null)
                .Select(t => new FoundTherapist(t.Id, t.Content, t.Content.Contact.Chat!)),
        ];
}
