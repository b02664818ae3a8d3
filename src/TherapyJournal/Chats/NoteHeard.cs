namespace TherapyJournal.Chats;

/// <summary>Notes in a conversation that somebody was heard from: reminders count from there again, and a chat that was blocked is open.</summary>
internal static class NoteHeard
{
    /// <summary>The conversation with that in it, after what the message did.</summary>
    public static PatientChatContent In(PatientChatContent chat, ChatTurn turn)
    {
        if (turn.Tapped != GoalInChat.ProposeTapped)
        {
            // Asked for a goal, and answered with something else.
            chat = chat with
            {
                GoalAwaitedUntil = null,
            };
        }
        var now = turn.Now.ToUnixTimeMilliseconds();
        switch (turn.Message.Kind)
        {
            case ChatMessageKind.Group:
                return chat;
            case ChatMessageKind.Blocked:
                return chat with { BlockedAt = chat.BlockedAt ?? now };
            case ChatMessageKind.Unblocked:
                return chat with { BlockedAt = null };
        }
        var before = chat.Reminded ?? new ReminderTrack();
        var hasWritten = chat.Begun?.LastAt == now || turn.Tapped == AskInChat.NotTodayTapped;
        var after = before with { Unanswered = 0, EnoughAt = hasWritten ? now : before.EnoughAt };
        return chat with { BlockedAt = null, Reminded = after == before ? chat.Reminded : after };
    }
}
