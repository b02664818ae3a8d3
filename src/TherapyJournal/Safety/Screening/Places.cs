using System.Collections.Frozen;

namespace TherapyJournal.Safety.Screening;

/// <summary>Places in a sentence whose neighbours leave little doubt which word belongs there.</summary>
internal static class Places
{
    private static readonly FrozenSet<string> Wishes = FrozenSet.ToFrozenSet(
        [
            "want",
            "wanted",
            "going",
            "ready",
            "need",
            "wish",
            "like",
            "hope",
            "about",
            "have",
            "deserve",
            "trying",
            "decided",
        ],
        StringComparer.Ordinal
    );

    private static readonly FrozenSet<string> BeforeWhatIsDone = FrozenSet.ToFrozenSet(
        [
            "i",
            "to",
            "too",
            "ot",
            "2",
            "will",
            "would",
            "could",
            "should",
            "might",
            "may",
            "just",
            "can",
            "must",
            "and",
            "or",
        ],
        StringComparer.Ordinal
    );

    /// <summary>Where what somebody does to themselves stands: before "myself", and behind no "the" or "a big".</summary>
    public static bool IsDoneToOneself(List<Word> words, int at) =>
        at + 1 < words.Count
        && IsMyself(words, at + 1)
        && (at == 0 || !IsOneSentence(words, at - 1, at) || BeforeWhatIsDone.Contains(words[at - 1].Text));

    /// <summary>Behind "want to", "going to" and their like, as they are written.</summary>
    public static bool FollowsWish(List<Word> words, int at) =>
        at >= 2
        && words[at - 1].Text is "to" or "too" or "ot" or "2"
        && Wishes.Contains(words[at - 2].Text)
        && IsOneSentence(words, at - 2, at);

    /// <summary>"myself", or the first half of "my self".</summary>
    public static bool IsMyself(List<Word> words, int at) =>
        words[at].Text == "myself" || (words[at].Text == "my" && Is(words, at, at + 1, "self"));

    /// <summary>Whether the word at another index is this one, in the sentence of the first.</summary>
    public static bool Is(List<Word> words, int at, int other, string text) =>
        other >= 0 && other < words.Count && words[other].Text == text && IsOneSentence(words, at, other);

    private static bool IsOneSentence(List<Word> words, int at, int other) =>
        words[at].Sentence == words[other].Sentence;
}
