namespace TherapyJournal.Chats;

/// <summary>The fixed words of a conversation, in English: the one language in which crisis words, consent texts, questions and rules exist so far.</summary>
internal static class ChatTexts
{
    public const string Agree = "I agree";
    public const string Decline = "No";
    public const string Done = "Done";
    public const string KeepPrivate = "Keep private";
    public const string Discard = "Discard";
    public const string TakeBack = "Take back";
    public const string Another = "Another question";
    public const string Easier = "An easier one";
    public const string NotToday = "Not today";

    public const string WithoutAi = "— written without AI";
    public const string ByTheAssistant = "— written by the assistant (AI)";
    public const string ByYourTherapist = "— from your therapist";

    public const string Welcome =
        "Welcome. This chat is your journal between sessions. A program answers here, not a person, and nobody watches it around "
        + "the clock. In an emergency please call for help; /plan shows whom.\n\n"
        + "Before you write, a few things are asked, one by one. You can say no to each of them.";

    public const string Ready =
        "That is all that had to be asked. Write whenever you like, one message or many, and tap Done when you are finished. "
        + "/journal asks you a question, /help says what else there is.";

    public const string NothingIsKept =
        "Then nothing that you write here is kept. It is still looked at for signs of danger, and /help, /plan, /privacy, /export and "
        + "/delete work. If you change your mind, tell your therapist.";

    public const string FirstTheConsents = "Before anything is kept here, your answer is needed:";

    public const string Listening =
        "I am listening. Write as much as you like. Tap Done when you are finished; after a while without a message that happens by "
        + "itself, and your therapist can read it.";

    public const string ListeningStill = "What you write here is kept. You can go on, or end it with one of these:";

    public const string NotTakenBack =
        "It could not be taken back: something about it is not as it should be. Please tell your therapist; it is still there.";

    public const string NotChanged =
        "Your journal keeps that message as it was before. To change the entry now, please tell your therapist.";

    public const string ListeningToWordsAlone =
        "I keep your words. The picture or file beside them I cannot keep. Go on as long as you like, and tap Done when you are finished.";

    public const string FinishedBefore = "That entry was finished before. What you write now begins a new one.";

    public const string Discarded = "It is gone. Nothing of it was kept.";

    public const string TakenBack =
        "It is taken back, with everything that was made of it. What stands in this chat only you can delete.";

    public const string OnlyWords = "I can keep words alone: no pictures, stickers or files. Nothing was kept of it.";

    public const string NoVoice = "I cannot listen to voice messages here. Please write it; a few words are enough.";

    public const string NoSuchCommand =
        "I do not know that one. /help says what there is, and whatever you write without a stroke is kept.";

    public const string NotInGroups =
        "This is a journal for one person alone, so I leave this group. Nothing of it was kept. Write to me in a chat of our own.";

    public const string WeekCannotBeRead =
        "Your week cannot be shown just now. Nothing of it is lost; please tell your therapist.";

    public const string AskUnconfirmed =
        "What is on your mind today? A sentence is enough.\n\n"
        + "Once your therapist has confirmed that this chat is yours, the questions fit your goals and what you wrote.";

    public const string SomethingIsWrong =
        "Something is not as it should be, and no question can be asked now. You can write all the same.";

    public const string YourPlan = "Your safety plan";

    public static string Help { get; } =
        "Write whenever you like: one message or many make one entry. “Please call me” alone is passed on to your therapist.\n\n"
        + "Done ends it · Keep private: only you can read it · Discard: nothing is kept · Take back: removes it later.\n\n"
        + string.Join('\n', ChatMenu.Commands.Select(c => $"/{c.Name}  {c.English}"));

    public const string Privacy =
        "Kept: what you write here, under a key of your own, until you or your practice have it erased. Your therapist reads it, and a "
        + "colleague who covers for them; each reading is on record. Private entries only you can read; they too are looked at for signs of danger.\n\n"
        + "Telegram: chats with a program are not end-to-end encrypted. Telegram can read them and keeps them on its own servers. Telegram "
        + "tells no program about messages that you delete: to remove an entry from your journal, tap Take back.\n\n"
        + "Voice messages: where you agreed, a company's program writes down what you say, and you see what it heard. The recording is deleted "
        + "here as soon as it is text. Telegram keeps its own.\n\n"
        + "AI: where you agreed, a model writes questions and answers, marked as such. Without it everything works too.\n\n"
        + "/export asks for all of it, /delete erases it, and /private keeps what you write from your therapist.";

    /// <summary>What is said to whoever is nobody's patient here.</summary>
    public static string ToAStranger(ChatMessage message) =>
        ChatCommand.Parse(message.Text) is { Name: "start", Rest.Length: > 0 }
            ? "This link does not work any more: it was used, or is too old. Please ask your therapist for a new one. Nothing was kept."
            : "This is a journal for the patients of a practice, and I do not know you, so nothing that you write is kept. If you are a "
                + "patient here, ask your therapist for a link. If you need help now, call your emergency number, such as 112 in Europe or 911 in North America.";

    /// <summary>What is said once an entry is kept.</summary>
    public static string Kept(bool isPrivate) => isPrivate ? "It is kept, for you alone." : "It is kept.";

    /// <summary>A text with headings and stress marks, as plain lines.</summary>
    public static string Plain(string markdown) =>
        string.Join(
                '\n',
                markdown.Replace("\r", "", StringComparison.Ordinal).Split('\n').Select(l => l.TrimStart('#', ' '))
            )
            .Replace("**", "", StringComparison.Ordinal)
            .Trim();
}
