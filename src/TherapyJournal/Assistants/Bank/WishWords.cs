using System.Collections.Frozen;

namespace TherapyJournal.Assistants.Bank;

/// <summary>The words that give away a wish that is not plain, not whole, or not the patient's own.</summary>
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

    // Words that point at something outside the wish, at this very day, or at everything: nobody else could tell what is meant.
    public static readonly FrozenSet<string> Unclear = FrozenSet.ToFrozenSet(
        [
            "it",
            "that",
            "this",
            "these",
            "those",
            "here",
            "he",
            "him",
            "his",
            "she",
            "her",
            "hers",
            "they",
            "them",
            "their",
            "you",
            "your",
            "such",
            "then",
            "everything",
            "nothing",
            "anything",
            "something",
            "whatever",
            "stuff",
            "somewhere",
            "anywhere",
            "forever",
            "hundred",
            "thousand",
            "million",
            "tomorrow",
            "tonight",
            "today",
            "now",
            "weekend",
            "when",
            "like",
            "fucking",
        ],
        StringComparer.Ordinal
    );

    // A wish that ends here was broken off.
    public static readonly FrozenSet<string> Unfinished = FrozenSet.ToFrozenSet(
        [
            "to",
            "the",
            "a",
            "an",
            "my",
            "of",
            "for",
            "with",
            "and",
            "or",
            "about",
            "from",
            "at",
            "by",
            "how",
            "what",
            "so",
            "be",
            "not",
        ],
        StringComparer.Ordinal
    );
}
