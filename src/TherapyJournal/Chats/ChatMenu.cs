namespace TherapyJournal.Chats;

/// <summary>The commands that a patient may use: /help and the menu of their app list these, and nothing else.</summary>
public static class ChatMenu
{
    /// <summary>In the order in which they are listed. The names of the prototype of 2023 work too, and are not among them.</summary>
    public static IReadOnlyList<MenuCommand> Commands { get; } =
    [
        new("journal", "a question to begin with", "eine Frage für den Anfang"),
        new("goal", "your goals; propose another", "Ihre Ziele; eines vorschlagen"),
        new("mood", "how you are just now, from 0 to 10", "wie es Ihnen gerade geht, von 0 bis 10"),
        new("week", "your last seven days, in your own words", "Ihre letzten sieben Tage, in Ihren eigenen Worten"),
        new("private", "whether your therapist reads what you write", "ob Ihr Therapeut liest, was Sie schreiben"),
        new(
            "reminders",
            "when you are reminded; off until you switch them on",
            "wann Sie erinnert werden; aus, bis Sie es wünschen"
        ),
        new(
            "weekly",
            "when your week comes by itself; off until you switch it on",
            "wann Ihre Woche von selbst kommt; aus, bis Sie es wünschen"
        ),
        new("pause", "nothing comes by itself any more", "nichts kommt mehr von selbst"),
        new("timezone", "where your clock goes", "nach welcher Uhr Sie leben"),
        new("language", "the language of this chat", "die Sprache dieses Chats"),
        new("plan", "your safety plan, and whom to call", "Ihr Sicherheitsplan, und wen Sie anrufen können"),
        new("privacy", "what is kept and who reads it", "was aufbewahrt wird und wer es liest"),
        new("export", "ask for everything that is kept", "um alles bitten, was aufbewahrt ist"),
        new("delete", "erase your journal, in two steps", "Ihr Tagebuch löschen, in zwei Schritten"),
        new("help", "this list", "diese Liste"),
    ];
}

/// <summary>A command, and what it is for.</summary>
/// <param name="Name">In small letters, without the stroke.</param>
/// <param name="English">What it is for.</param>
/// <param name="German">The same in German, for the menu of an app that speaks German.</param>
public sealed record MenuCommand(string Name, string English, string German);
