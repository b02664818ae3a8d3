namespace TherapyJournal.Chats;

/// <summary>How people ask, in a whole message and nothing else, to be called by their therapist; in English and in German.</summary>
internal static class CallMeWords
{
    /// <summary>Whether the message says that alone.</summary>
    public static bool Are(string said) => Known.Contains(said);

    private static IEnumerable<string> Phrases() =>
        [
            .. from asking in Asking from calling in Calling from when in Whens select $"{asking} {calling} {when}",
            .. from wish in Wishes from person in Persons from speak in Speaking select $"{wish} {speak} {person}",
            .. from wish in (string[])["i need", "i want", "i would like", "i'd like", "can i have", "can i get"]
            from call in (string[])["a call", "a call back", "a phone call", "a call please", "to be called"]
            select $"{wish} {call}",
            .. German(),
        ];

    private static readonly string[] Asking =
    [
        "",
        "please",
        "can you",
        "can you please",
        "could you",
        "could you please",
        "would you",
        "would you please",
        "you should",
        "can someone",
        "can somebody",
        "could someone",
        "could somebody",
        "can my therapist",
        "could my therapist",
        "i want you to",
        "i would like you to",
        "i'd like you to",
        "i need you to",
        "i want my therapist to",
        "i would like my therapist to",
        "i'd like my therapist to",
        "i need my therapist to",
        "tell my therapist to",
        "please tell my therapist to",
        "ask my therapist to",
        "please ask my therapist to",
    ];

    private static readonly string[] Calling =
    [
        "call me",
        "call me back",
        "phone me",
        "ring me",
        "ring me back",
        "give me a call",
        "give me a ring",
    ];

    private static readonly string[] Whens =
    [
        "",
        "please",
        "today",
        "today please",
        "tonight",
        "tomorrow",
        "tomorrow please",
        "this week",
        "soon",
        "now",
        "asap",
        "as soon as possible",
        "as soon as you can",
        "when you can",
        "when you have time",
    ];

    private static readonly string[] Wishes =
    [
        "i need to",
        "i want to",
        "i would like to",
        "i'd like to",
        "can i",
        "could i",
        "may i",
    ];

    private static readonly string[] Speaking = ["talk to", "speak to", "speak with", "talk with"];

    private static readonly string[] Persons = ["my therapist", "my therapist please", "my therapist on the phone"];

    // After what it is made of: statics are set in the order in which they stand.
    private static readonly HashSet<string> Known = [.. Phrases().Select(ShortWords.Of)];

    private static IEnumerable<string> German()
    {
        string[] whens = ["", "bitte", "heute", "heute noch", "morgen", "bald", "diese Woche", "so bald wie möglich"];
        string[] calls =
        [
            "rufen Sie mich {0} an",
            "rufen Sie mich bitte {0} an",
            "bitte rufen Sie mich {0} an",
            "rufen Sie mich {0} zurück",
            "rufen Sie mich bitte {0} zurück",
            "bitte rufen Sie mich {0} zurück",
            "ruf mich {0} an",
            "ruf mich bitte {0} an",
            "bitte ruf mich {0} an",
            "können Sie mich {0} anrufen",
            "können Sie mich bitte {0} anrufen",
            "könnten Sie mich {0} anrufen",
            "könnten Sie mich bitte {0} anrufen",
            "kannst du mich {0} anrufen",
            "kannst du mich bitte {0} anrufen",
            "kann mich jemand {0} anrufen",
            "bitte {0} anrufen",
        ];
        string[] wishes =
        [
            "bitte um Rückruf",
            "ich bitte um Rückruf",
            "ich bitte um einen Rückruf",
            "ich bitte um einen Anruf",
            "ich brauche einen Anruf",
            "ich brauche einen Rückruf",
            "ich möchte angerufen werden",
        ];
        return
        [
            .. from call in calls from when in whens select call.Replace("{0}", when, StringComparison.Ordinal),
            .. from wish in (string[])["ich möchte", "ich muss", "ich will", "kann ich"]
            from person in (string[])["meiner Therapeutin", "meinem Therapeuten"]
            select $"{wish} mit {person} sprechen",
            .. wishes,
        ];
    }
}
