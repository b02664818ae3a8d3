using System.Collections.Frozen;

namespace TherapyJournal.Assistants.Bank;

/// <summary>The words that tell a plain wish for the months of a therapy from everything else that begins with "I want to".</summary>
internal static class WishWords
{
    // Before "I want to", these turn a wish into its opposite, a condition, a memory or somebody else's words.
    public static readonly FrozenSet<string> Unplain = FrozenSet.ToFrozenSet(
        [
            "if",
            "whether",
            "not",
            "never",
            "don't",
            "doesn't",
            "didn't",
            "when",
            "whenever",
            "why",
            "what",
            "who",
            "how",
            "than",
            "that",
            "unless",
            "used",
            "said",
            "says",
            "told",
            "asked",
            "thinks",
            "thought",
            "sang",
            "sings",
            "wrote",
            "sometimes",
        ],
        StringComparer.Ordinal
    );

    // Wishes of the moment, not for the months of a therapy.
    public static readonly FrozenSet<string> Passing = FrozenSet.ToFrozenSet(
        [
            "go",
            "so",
            "just",
            "avoid",
            "try",
            "live",
            "make it",
            "keep doing",
            "fucking",
            "fuck",
            "peacefully",
            "eat",
            "drink",
            "buy",
            "see",
            "watch",
            "know",
            "scream",
            "cry",
            "run",
            "leave",
            "hide",
            "give",
            "quit",
            "have",
            "add",
            "mention",
            "write",
            "thank",
            "apologise",
            "apologize",
            "pee",
            "shower",
            "pick",
            "pay",
            "order",
            "cook",
            "clean",
            "wash",
            "share",
            "note",
            "believe",
            "point",
            "rest",
            "escape",
            "fight",
            "yell",
            "throw",
            "smash",
            "break",
            "starve",
            "lose",
            "fast",
            "purge",
            "jump",
            "turn",
            "crawl",
            "shout",
            "strangle",
            "hit",
            "get out",
            "not",
            "never",
            "stop being",
            "stop existing",
            "stop living",
            "stop everything",
            "stop it all",
            "stop breathing",
            "stop eating",
            "stop taking",
            "stop feeling",
            "say that",
            "tell you",
            "stay in bed",
            "sleep forever",
            "fall asleep and",
            "feel nothing",
            "end",
            "weigh",
            "finish",
            "cut",
            "burn",
            "win",
        ],
        StringComparer.Ordinal
    );

    // "I need to" is mostly an errand; with these it is a direction.
    public static readonly FrozenSet<string> Directions = FrozenSet.ToFrozenSet(
        ["learn", "stop", "start", "find a way", "get better at", "be able", "be more", "be kinder", "trust", "accept"],
        StringComparer.Ordinal
    );

    public static readonly FrozenSet<string> Soon = FrozenSet.ToFrozenSet(
        ["tomorrow", "tonight", "today", "now", "weekend"],
        StringComparer.Ordinal
    );

    // "I want to be gone, done, nothing, with her again": of all that one may want to be, only this is plain enough.
    public static readonly FrozenSet<string> PlainBeing = FrozenSet.ToFrozenSet(
        [
            "able",
            "more",
            "less",
            "kinder",
            "calmer",
            "closer",
            "better",
            "a",
            "honest",
            "patient",
            "braver",
            "there",
            "independent",
            "heard",
        ],
        StringComparer.Ordinal
    );
}
