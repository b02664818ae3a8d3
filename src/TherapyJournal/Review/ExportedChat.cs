using TherapyJournal.Chats;

namespace TherapyJournal.Review;

/// <summary>What is kept of a chat: that it is linked, invitations, and the messages of which entries were made.</summary>
internal sealed record ExportedChat(
    IReadOnlyList<ExportedLink> Linked,
    IReadOnlyList<ExportedInvite> Invited,
    IReadOnlyList<ExportedPart> Messages,
    IReadOnlyList<ExportedRecording> Recordings
)
{
    public static ExportedChat Of(
        IEnumerable<(PatientChat Row, PatientChatContent Content)> chats,
        IEnumerable<(ChatInvite Row, ChatInviteContent Content)> invites,
        IEnumerable<(EntryPart Row, EntryPartContent Content)> parts,
        IEnumerable<(Recording Row, RecordingContent Content)> recordings
    ) =>
        new(
            [.. chats.Select(c => ExportedLink.Of(c.Content))],
            [
                .. invites.Select(i => new ExportedInvite(
                    ExportReading.Iso(i.Content.At),
                    ExportReading.Iso(i.Content.Until)
                )),
            ],
            [
                .. parts.Select(p => new ExportedPart(
                    p.Row.EntryId,
                    ExportReading.Iso(p.Content.At),
                    p.Content.Text,
                    p.Content.IsSpoken
                )),
            ],
            [
                .. recordings.Select(r => new ExportedRecording(
                    r.Row.EntryId,
                    ExportReading.Iso(r.Content.At),
                    r.Content.Seconds,
                    r.Content.Text,
                    r.Content.Sound
                )),
            ]
        );
}

/// <summary>A chat that is linked.</summary>
internal sealed record ExportedLink(string Channel, long Chat, string LinkedAt, string? ConfirmedAt, string? BlockedAt)
{
    public static ExportedLink Of(PatientChatContent chat) =>
        new(
            chat.Address.Channel,
            chat.Address.Chat,
            ExportReading.Iso(chat.LinkedAt),
            chat.ConfirmedAt is { } confirmed ? ExportReading.Iso(confirmed) : null,
            chat.BlockedAt is { } blocked ? ExportReading.Iso(blocked) : null
        );
}

/// <summary>An invitation that nobody has used.</summary>
internal sealed record ExportedInvite(string At, string Until);

/// <summary>One message of an entry, also of one that is not finished.</summary>
internal sealed record ExportedPart(Guid Entry, string At, string Text, bool Spoken);

/// <summary>A voice message that is not text yet; the sound in base64, where it was fetched.</summary>
internal sealed record ExportedRecording(Guid? Entry, string At, int Seconds, string? Text, byte[]? Sound);
