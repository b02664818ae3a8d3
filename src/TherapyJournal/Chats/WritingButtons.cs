using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>The buttons beneath an entry: while it is written, and once it is kept.</summary>
internal static class WritingButtons
{
    /// <summary>While it is written.</summary>
    public static IReadOnlyList<IReadOnlyList<MessageButton>> Of(EntryBegun entry) =>
        [
            [new(ChatTexts.Done, $"{WriteInChat.Ends}{entry.Id:N}")],
            [
                entry.IsPrivate
                    ? new(PrivateTexts.Share, $"{PrivateInChat.Shares}{entry.Id:N}")
                    : new(ChatTexts.KeepPrivate, $"{WriteInChat.KeepsPrivate}{entry.Id:N}"),
                new(ChatTexts.Discard, $"{WriteInChat.Discards}{entry.Id:N}"),
            ],
        ];

    /// <summary>Once it is kept.</summary>
    public static IReadOnlyList<IReadOnlyList<MessageButton>> OfKept(Guid entry, bool isPrivate)
    {
        var takeBack = new MessageButton(ChatTexts.TakeBack, $"{WriteInChat.TakesBack}{entry:N}");
        return isPrivate
            ?
            [
                [takeBack, new MessageButton(PrivateTexts.Share, $"{PrivateInChat.Shares}{entry:N}")],
            ]
            :
            [
                [takeBack],
            ];
    }
}
