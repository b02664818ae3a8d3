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

    public const string Propose = "Propose another";

    public const string YourGoals =
        "Your goals, as you and your therapist agreed on them. You can propose another, or one in other words.";

    public const string NoGoal =
        "There is no goal yet. You can propose one; your therapist looks at it, and decides on it with you.";

    public const string GoalsUnconfirmed =
        "Once your therapist has confirmed that this chat is yours, your goals are shown here. You can propose one already.";

    public const string WriteTheGoal =
        "Write it in your next message, in a sentence. It goes to your therapist, and your goals stay as they are until they have decided. "
        + "If you would rather not, tap or send anything that begins with a stroke, such as /help.";

    public const string FinishFirst =
        "You are writing an entry just now. Tap Done first, or send /goal and the goal in one message, such as: /goal A walk every evening";

    public const string NotPassedOn = "Nothing was passed on.";

    public const string EnoughProposed =
        "Many of your proposals wait for your therapist already, so this one was not passed on. Please propose it again once they have decided.";

    public const string SuggestedWithoutAi = "(suggested without AI)";
    public const string SuggestedByAi = "(suggested by the assistant, AI)";

    /// <summary>What was proposed, and who decides.</summary>
    public static string GoalPassedOn(string words) =>
        $"Your therapist is told that you propose: “{words}”. Your goals stay as they are until they have decided.";
}
