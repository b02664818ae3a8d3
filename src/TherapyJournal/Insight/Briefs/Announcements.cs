using System.Collections.Frozen;
using NodaTime;
using TherapyJournal.Assistants.Bank;

namespace TherapyJournal.Insight.Briefs;

/// <summary>Sentences that say what is about to happen, whose time has come, and to whose words no later entry comes back. English ones alone.</summary>
internal static class Announcements
{
    // The newest are looked at; of more nobody asks.
    private const int MostLookedAt = 20;
    private const int MostLater = 30;

    // An entry comes back to it that holds so much of what was announced, each word by how rare it is. Our own measure.
    private const double ComesBack = 0.3;

    private static readonly string[] Futures =
    [
        "i will",
        "i'll",
        "i'm going to",
        "i am going to",
        "i plan to",
        "i have to",
        "i want to",
        "we will",
        "we'll",
        "we're going to",
        "we are going to",
        "i'm seeing",
        "i am seeing",
        "i'm meeting",
        "i am meeting",
    ];

    private static readonly string[] Occasions =
    [
        "appointment*",
        "interview*",
        "exam",
        "exams",
        "operation",
        "surgery",
        "funeral",
        "wedding",
        "court",
        "deadline",
        "presentation",
    ];

    private static readonly string[] Past =
    [
        "was",
        "were",
        "went",
        "had",
        "did",
        "yesterday",
        "if",
        "not",
        "won't",
        "used to",
    ];

    private static readonly Phrases Marks = new([Futures, Occasions, Past]);

    // What says that and when, and not what.
    private static readonly FrozenSet<string> Frame = FrozenSet.ToFrozenSet(
        [
            "i",
            "i'll",
            "i'm",
            "am",
            "we",
            "we'll",
            "we're",
            "will",
            "going",
            "plan",
            "have",
            "want",
            "tomorrow",
            "tonight",
            "next",
            "week",
            "month",
            "weekend",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "finally",
            "morning",
            "afternoon",
            "evening",
            "really",
            "try",
            "go",
            "see",
            "seeing",
            "meeting",
        ],
        StringComparer.Ordinal
    );

    private static readonly string[] Weekdays =
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];

    /// <summary>Newest first; none that speaks of death or harm, which has a part of its own.</summary>
    public static IEnumerable<BriefLine> Of(BriefDays days) =>
        days
            .Lines.Where(l => !l.View.IsGrave && IsAnnounced(l.View.Words))
            .Where(l => Due(l) is { } due && due <= days.Today)
            .Take(MostLookedAt)
            .Where(l => !IsTakenUp(l, days));

    private static bool IsAnnounced(IReadOnlyList<string> words) =>
        Marks.Count(words) is [var futures, var occasions, 0] && futures + occasions > 0;

    // The day that is named; null: none is.
    private static LocalDate? Due(BriefLine line)
    {
        var (words, day) = (line.View.Words, line.Entry.Day);
        for (var at = 0; at < words.Count; at++)
        {
            var before = at > 0 ? words[at - 1] : "";
            var weekday = Array.IndexOf(Weekdays, words[at]) + 1;
            LocalDate? due = (before, words[at]) switch
            {
                (_, "tomorrow") => day.PlusDays(1),
                ("next", "week") => day.PlusDays(7),
                ("next", "month") => day.PlusMonths(1),
                ("on" or "this" or "next", _) when weekday > 0 => day.Next((IsoDayOfWeek)weekday),
                _ => null,
            };
            if (due is not null)
            {
                return due;
            }
        }
        return null;
    }

    // What has no words of its own cannot be found again, and so is not asked about.
    private static bool IsTakenUp(BriefLine line, BriefDays days)
    {
        var telling = SentenceView
            .ContentOf(line.View.Words)
            .Where(w => !Frame.Contains(w) && !CommonWords.Holds(w))
            .ToList();
        if (telling.Count == 0)
        {
            return true;
        }
        var about = string.Join(' ', telling);
        var later = days
            .Index.FindHolding(AskedWords.Of(about), MostLater, day => day >= line.Entry.Day)
            .Select(found => found.Id)
            .ToHashSet();
        var cover = days.Index.CoverOf(about);
        return days.Entries.Any(e =>
            later.Contains(e.Entry.Id) && e.Entry.At > line.Entry.Entry.At && cover.Of(e.Text) >= ComesBack
        );
    }
}
