using System.Collections.Frozen;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Bank;

namespace TherapyJournal.Insight.Briefs;

/// <summary>What a sentence names that is mostly hard, by its words: English ones alone. Nobody's state is told from them.</summary>
internal static class HardWords
{
    /// <summary>What stands before all others.</summary>
    public const string Danger = "death or harm";

    /// <summary>The themes of the question bank that are of this kind.</summary>
    public static readonly FrozenSet<string> Themes = FrozenSet.ToFrozenSet(
        ["worry", "rumination", "loneliness", "anger", "grief", "self-criticism", "panic"],
        StringComparer.Ordinal
    );

    // The theme "mood" holds good moods too, and "sleep" good nights.
    private static readonly IReadOnlyList<(string Name, IReadOnlyList<string> Words)> More =
    [
        (
            "sadness or exhaustion",
            [
                "sad",
                "sadness",
                "tearful",
                "cried",
                "crying",
                "hopeless*",
                "joyless*",
                "numb",
                "depress*",
                "exhausted",
                "overwhelmed",
                "ashamed",
                "feel low",
                "felt low",
                "feeling low",
                "feel down",
                "felt down",
                "feeling down",
            ]
        ),
        (
            "bad nights",
            [
                "insomnia",
                "nightmare*",
                "lie awake",
                "lay awake",
                "lying awake",
                "wide awake",
                "sleepless*",
                "couldn't sleep",
                "could not sleep",
                "can't sleep",
                "cannot sleep",
                "didn't sleep",
                "did not sleep",
                "slept badly",
            ]
        ),
    ];

    // They may be means, and stand in many a day: by themselves they name no danger here. What the screen raised is told as risk.
    private static readonly FrozenSet<string> EverydayThings = FrozenSet.ToFrozenSet(
        [
            "pills",
            "knife",
            "knives",
            "gun",
            "rope",
            "goodbye",
            "goodbyes",
            "attempt",
            "attempts",
            "attempted",
            "attempting",
            "burden",
            "poison",
        ],
        StringComparer.Ordinal
    );

    private static readonly Phrases MorePhrases = new([.. More.Select(m => m.Words)]);

    /// <summary>The names of what it names; of death or harm first.</summary>
    public static IReadOnlyList<string> In(SentenceView sentence)
    {
        if (sentence.NamesHelp && !sentence.IsGrave)
        {
            return [];
        }
        var meant = Meant(sentence.Text);
        var themes = Bank(meant);
        var more = MorePhrases.Count(meant);
        return
        [
            .. NamesDanger(sentence) ? [Danger] : (string[])[],
            .. themes,
            // What denies sleep is meant here.
            .. More.Where((m, at) => more[at] > 0 || (at > 0 && MorePhrases.Count(sentence.Words)[at] > 0))
                .Select(m => m.Name),
        ];
    }

    private static bool NamesDanger(SentenceView sentence) =>
        sentence.IsGrave
        && (
            sentence.IsRaised
            || !sentence.Words.Any(EverydayThings.Contains)
            || new SentenceView(string.Join(' ', sentence.Words.Where(w => !EverydayThings.Contains(w))), at: 0).IsGrave
        );

    private static IEnumerable<string> Bank(List<string> words)
    {
        var found = Assistants.Bank.Themes.English.In(words);
        return Assistants
            .Bank.Themes.English.All.Where(t => Themes.Contains(t.Id) && found.ContainsKey(t.Id))
            .Select(t => t.Name);
    }

    // The words but for those that are denied, which end with their clause.
    private static List<string> Meant(string text)
    {
        var meant = new List<string>();
        foreach (var clause in DeniedWords.Clauses(text))
        {
            var denied = 0;
            foreach (var word in Words.In(clause))
            {
                if (DeniedWords.Begin(word))
                {
                    denied = DeniedWords.Reach;
                }
                else if (word == "but" || denied-- <= 0)
                {
                    denied = 0;
                    meant.Add(word);
                }
            }
        }
        return meant;
    }
}
