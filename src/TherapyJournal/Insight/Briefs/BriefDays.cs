using NodaTime;
using NodaTime.Text;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Review;

namespace TherapyJournal.Insight.Briefs;

/// <summary>An entry with its day, and the sentences of its summary where it has one that is not out of date.</summary>
internal sealed record BriefEntry(EntryView Entry, LocalDate Day)
{
    public IReadOnlyList<SummarySentence> Summarised { get; init; } = [];

    public string Text => Entry.Content.Text;
}

/// <summary>What the record holds of the days of a brief, and how it is cited.</summary>
/// <param name="Index">Of what the reader may see.</param>
/// <param name="From">The first day.</param>
/// <param name="Today">The last.</param>
/// <param name="Journal">All entries that the reader may see, oldest first.</param>
internal sealed record BriefDays(JournalIndex Index, LocalDate From, LocalDate Today, IReadOnlyList<BriefEntry> Journal)
{
    // Two lines on paper: longer sentences are cited by their day alone, since a part of a sentence may say something else.
    private const int LongestQuotation = 180;

    // What a goal or a note may take of the page.
    private const int LongestWords = 120;

    private static readonly LocalDatePattern Written = LocalDatePattern.CreateWithInvariantCulture("d MMM uuuu");

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<MeasureResultContent> Ratings { get; init; }

    public required IReadOnlyList<GoalView> Goals { get; init; }

    /// <summary>Without those that joined another; oldest first.</summary>
    public required IReadOnlyList<ShownAlert> Alerts { get; init; }

    /// <summary>Those that wait, oldest first.</summary>
    public required IReadOnlyList<RequestView> Requests { get; init; }

    /// <summary>Those that wait, oldest first.</summary>
    public required IReadOnlyList<WaitingSuggestion> Suggestions { get; init; }

    public required DateTimeZone Zone { get; init; }

    /// <summary>The entries of these days, oldest first.</summary>
    public IReadOnlyList<BriefEntry> Entries { get; } = [.. Journal.Where(e => e.Day >= From)];

    /// <summary>How many days they are.</summary>
    public int Count => Period.DaysBetween(From, Today) + 1;

    /// <summary>The entries of as many days before; null: the journal is younger than that.</summary>
    public IReadOnlyList<BriefEntry>? Before =>
        Journal is [var first, ..] && first.Day <= From.PlusDays(-Count)
            ? [.. Journal.Where(e => e.Day < From && e.Day >= From.PlusDays(-Count))]
            : null;

    /// <summary>The sentences of these days, newest entry first.</summary>
    public IReadOnlyList<BriefLine> Lines => lines ??= [.. Entries.Reverse().SelectMany(BriefLine.Of)];

    private IReadOnlyList<BriefLine>? lines;

    public LocalDate DayOf(long milliseconds) => Instant.FromUnixTimeMilliseconds(milliseconds).InZone(Zone).Date;

    public bool Holds(long milliseconds) => DayOf(milliseconds) >= From;

    /// <summary>Such as 3 May 2026.</summary>
    public static string Said(LocalDate day) => Written.Format(day);

    /// <summary>Such as 3 May 2026.</summary>
    public string Said(long milliseconds) => Said(DayOf(milliseconds));

    /// <summary>A sentence of an entry, or where it is too long the entry alone.</summary>
    public static BriefGround Quote(BriefLine line) => Cite(line.Entry, IsShort(line.Text) ? line.Text : null);

    /// <summary>An entry.</summary>
    public static BriefGround Cite(BriefEntry entry, string? quotation = null) =>
        new(BriefGroundKind.Entry, entry.Day, entry.Entry.Id, quotation);

    /// <summary>A number that was said.</summary>
    public BriefGround Cite(MeasureResultContent rating) =>
        new(
            BriefGroundKind.Rating,
            DayOf(rating.At),
            EntryId: null,
            rating.Measure == Measure.Mood ? $"mood {rating.Rating} of 10" : $"{rating.Rating} of 10 towards the goal"
        );

    /// <summary>Whether it has room on the page.</summary>
    public static bool IsShort(string text) => text.Length <= LongestQuotation;

    /// <summary>Words of a goal, a note or a request, cut at a word where they are long. They are no quotation of an entry.</summary>
    public static string Short(string words) =>
        words.Length <= LongestWords ? words
        : words.LastIndexOf(' ', LongestWords) is var space and > LongestWords / 2 ? words[..space] + " …"
        : words[..LongestWords] + "…";
}
