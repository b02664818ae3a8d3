namespace TherapyJournal.Chats;

/// <summary>The fixed words about what a patient asks of their therapist, and about their goals.</summary>
internal static class RequestTexts
{
    public const string CallPassedOn =
        "Your therapist is told that you ask to be called. They see it when they next look, which may be tomorrow or later. This is no "
        + "emergency line, and nobody watches this chat around the clock: if you need somebody now, /plan shows whom to call.";

    public const string CallNotPassedOn =
        "That is not passed on, and nobody is told: please call your practice yourself. This is no emergency line, and nobody watches "
        + "this chat around the clock: if you need somebody now, /plan shows whom to call.";

    public const string ExportPassedOn =
        "Your therapist is told that you ask for everything that is kept about you. They make the file and hand it to you themselves; "
        + "it is never sent into this chat, since Telegram could read it.";
}
