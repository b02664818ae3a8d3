using System.Text;
using TherapyJournal.Safety;

namespace TherapyJournal.Chats;

/// <summary>Thanks, a greeting, and whoever wants to know who answers here: fixed words, and no entry begins. Inside an entry they are part of it.</summary>
internal sealed class AnswerSmallTalk(ReadFixedWords fixedWords) : IChatTopic
{
    private static readonly HashSet<string> Thanks =
    [
        "thanks",
        "thank you",
        "thank you so much",
        "thank you very much",
        "thanks a lot",
        "thanks so much",
        "many thanks",
        "ok thanks",
        "ok thank you",
        "okay thanks",
        "okay thank you",
        "great thanks",
        "thx",
        "ty",
    ];

    private static readonly HashSet<string> Greetings =
    [
        "hi",
        "hello",
        "hey",
        "hi there",
        "hello there",
        "hey there",
        "good morning",
        "good afternoon",
        "good evening",
        "good day",
        "morning",
    ];

    private static readonly HashSet<string> WhoAnswers = [.. WhoAsks()];

    // A thumb, a heart, folded hands, a wave.
    private static readonly HashSet<int> Signs = [0x1F44D, 0x2764, 0x1F64F, 0x1F44B];

    public async Task<ChatEffect?> TakeAsync(ChatTurn turn, CancellationToken cancel)
    {
        if (ShortWords.Of(turn) is not { } said)
        {
            return null;
        }
        if (WhoAnswers.Contains(said))
        {
            return Answer(SmallTalkTexts.AProgram(await fixedWords.WhomToCallAsync(turn.Patient, cancel)));
        }
        var words = string.Concat(said.EnumerateRunes().Where(r => !Signs.Contains(r.Value))).Trim();
        var answer =
            words.Length == 0 && said.Length > 0 ? SmallTalkTexts.ToASign
            : Thanks.Contains(words) ? SmallTalkTexts.ToThanks
            : Greetings.Contains(words) ? SmallTalkTexts.ToAGreeting
            : null;
        if (answer is null)
        {
            return null;
        }
        if (!turn.MayKeep)
        {
            return new ChatEffect(WhyNotKept.SayAsync);
        }
        var standing = await fixedWords.RunAsync(turn.Patient, cancel);
        return Answer((standing as Records.ReadOutcome<FixedWords?>.Open)?.Value?.InFull ?? answer);
    }

    // Whoever is answered by the crisis words just now gets nothing light beside them.
    private static ChatEffect Answer(string text) =>
        new(saving => saving.Crisis is null ? saving.SayAsync(text) : Task.CompletedTask);

    private static IEnumerable<string> WhoAsks()
    {
        string[] somebody =
        [
            "human",
            "a human",
            "a human being",
            "a person",
            "a real person",
            "a real human",
            "real",
            "a bot",
            "a robot",
            "a machine",
            "a computer",
            "a program",
            "an ai",
            "ai",
            "alive",
            "chatgpt",
        ];
        string[] asked = ["are you", "r u", "are u", "so are you", "are you really", "is this", "am i talking to"];
        return
        [
            .. from beginning in asked from who in somebody select $"{beginning} {who}",
            "are you a human or a bot",
            "are you human or a bot",
            "are you a bot or a human",
            "are you a person or a bot",
            "are you a real person or a bot",
            "am i talking to a human or a bot",
            "am i speaking to a person",
            "am i writing to a person",
            "are you my therapist",
            "is this my therapist",
            "is anyone there",
            "is anybody there",
            "is somebody there",
            "is someone there",
            "is there anybody",
            "is anyone reading this",
            "is anybody reading this",
            "who are you",
            "what are you",
            "who is this",
            "who am i talking to",
        ];
    }
}

/// <summary>The fixed words of small talk.</summary>
internal static class SmallTalkTexts
{
    public const string ToThanks = "You are welcome. Write whenever you like.";
    public const string ToAGreeting = "Hello. Write whenever you like; /journal asks you a question.";
    public const string ToASign = "Thank you. Write whenever you like.";

    /// <summary>What answers here, and whom to call.</summary>
    public static string AProgram(string whomToCall) =>
        "I am a program, not a person. What you write is kept for your therapist, who reads it between sessions; nobody watches this chat "
        + $"around the clock. To talk to a person now:\n\n{whomToCall}";
}
