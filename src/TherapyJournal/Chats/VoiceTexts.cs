using System.Globalization;

namespace TherapyJournal.Chats;

/// <summary>The fixed words about voice messages.</summary>
internal static class VoiceTexts
{
    public const string WriteAnew = "Write it anew";

    public const string Declined =
        "You said no to voice messages, so nothing was kept of it. Please write it; a few words are enough. "
        + "If you change your mind, tell your therapist.";

    public const string FirstYourAnswer =
        "Your voice message waits, and nobody has heard it. Before it is written down, your answer is needed:";

    public const string WaitsToo = "This one waits as well, until you have answered the question above.";

    public const string NotKept = "Then nobody hears it; it is deleted here. Please write it; a few words are enough.";

    public const string Agreed = "Thank you. I am writing down what you said.";

    public const string NoAnswer =
        "There was no answer whether voice messages may be written down, so yours is deleted here. Nobody has heard it.";

    public const string Delayed =
        "I have your voice message and cannot write it down just now. It is kept, and tried again by itself. You can go on writing.";

    public const string StillListening =
        "Your voice message is not written down yet. As soon as it is, this ends by itself, as you wished.";

    public const string TooLarge =
        "That voice message is larger than I can fetch, so nothing was kept of it. Please send it in shorter pieces, or write it.";

    public const string DaySpent =
        "That is more than I can listen to in one day, so nothing was kept of it. Please write it, or speak again tomorrow.";

    public const string HowItWasMeant =
        "Then write it the way you meant it. Your next message takes the place of what I heard.";

    public const string Changed = "It is changed.";

    /// <summary>What was heard, so that its speaker can put it right.</summary>
    public static string Heard(string text) => $"I heard:\n\n“{text}”\n\nIf I got something wrong, tap {WriteAnew}.";

    /// <summary>One that is longer than may be.</summary>
    public static string TooLong(int most) =>
        $"I can listen to {Length(most)} at a time, and this was longer, so nothing was kept of it. Please send it in shorter pieces, or write it.";

    /// <summary>Why one comes to nothing.</summary>
    public static string Failed(RecordingFault fault) =>
        fault switch
        {
            RecordingFault.Gone =>
                "Your voice message could not be fetched any more, so nothing was kept of it. Please send it again, or write it.",
            RecordingFault.TooLarge => TooLarge,
            RecordingFault.Silent =>
                "I heard no words in your voice message, so nothing was kept of it. Please send it again, or write it.",
            RecordingFault.NotWrittenDown =>
                "Your voice message could not be written down, and it is deleted here. Please write it; a few words are enough.",
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Not a fault of ours."),
        };

    private static string Length(int seconds) =>
        seconds is >= 120 && seconds % 60 == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} minutes")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds} seconds");
}
