using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Safety;
using TherapyJournal.Safety.Guard;

namespace TherapyJournal.Journaling;

/// <summary>A sentence of the week, exactly as its writer wrote it, on one line.</summary>
/// <param name="On">The day of the entry, where the patient lives.</param>
/// <param name="Words">The sentence.</param>
public sealed record WeekQuotation(LocalDate On, string Words);

/// <summary>Seven days of a journal in its writer's own words: how often they wrote, what stands for each entry, and what helped. Nothing is added to it.</summary>
/// <param name="From">Its first day, where the patient lives.</param>
/// <param name="To">Its last day: today, or the day on which it was offered.</param>
/// <param name="Entries">How many entries there are, private ones among them.</param>
/// <param name="Days">On how many days.</param>
/// <param name="Quotations">In the order of the entries; at most <see cref="MostQuotations"/>, spread over the week. None of a private entry.</param>
/// <param name="Helped">Sentences that say that something helped; at most <see cref="MostHelped"/>.</param>
public sealed record WeekReview(
    LocalDate From,
    LocalDate To,
    int Entries,
    int Days,
    IReadOnlyList<WeekQuotation> Quotations,
    IReadOnlyList<WeekQuotation> Helped
)
{
    /// <summary>The days of a review, its last among them.</summary>
    public const int Length = 7;

    internal const int MostQuotations = 5;
    internal const int MostHelped = 2;

    // Longer sentences are hard to read in a row of others.
    private const int MostWordsOfOne = 45;

    /// <summary>The review of these entries.</summary>
    /// <param name="entries">Those of the week, oldest first.</param>
    /// <param name="raised">The entries at which anything was raised, by the rules or by a model.</param>
    /// <param name="last">Its last day.</param>
    /// <param name="zone">Where the patient lives.</param>
    internal static WeekReview Of(
        IReadOnlyList<EntryView> entries,
        IReadOnlySet<Guid> raised,
        LocalDate last,
        DateTimeZone zone
    )
    {
        var days = entries
            .Select(e =>
                (On: e.At.InZone(zone).Date, e.Content, MayBeMet: !raised.Contains(e.Id) && CanBeMet(e.Content))
            )
            .ToList();
        var shown = days.Where(e => e.MayBeMet).Select(e => (e.On, Gentle: GentleIn(e.Content.Text))).ToList();
        var helped = shown
            .SelectMany(e => e.Gentle.Where(s => s.NamesHelp).Select(s => Quote(e.On, s)))
            .DistinctBy(q => q.Words)
            .TakeLast(MostHelped)
            .ToList();
        var telling = shown
            .Select(e => (e.On, Best: SentenceChoice.BestFirst(e.Gentle, []).FirstOrDefault(s => !s.NamesHelp)))
            .Where(e => e.Best is not null)
            .Select(e => Quote(e.On, e.Best!)) // those without are left out above
            .DistinctBy(q => q.Words)
            .ToList();
        return new WeekReview(
            last.PlusDays(1 - Length),
            last,
            entries.Count,
            days.Select(e => e.On).Distinct().Count(),
            Spread(telling),
            helped
        );
    }

    // Nothing of an entry in which danger was, and nothing that the rules cannot read.
    private static bool CanBeMet(JournalEntryContent entry) =>
        !entry.IsPrivate
        && RiskScreen.Screen(entry.Text).Level == RiskLevel.None
        && !RightLanguage.IsAnother(entry.Text);

    /// <summary>The sentences that can be met again without warning: none at which the screen for danger stops, and none of death and harm.</summary>
    private static List<SentenceView> GentleIn(string text) =>
        [
            .. Sentences
                .Split(text)
                .Where(sentence => RiskScreen.Screen(sentence).Level == RiskLevel.None)
                .Select((sentence, at) => new SentenceView(sentence, at))
                .Where(view => !view.IsGrave && view.Words.Count is > 2 and <= MostWordsOfOne),
        ];

    private static WeekQuotation Quote(LocalDate on, SentenceView sentence) => new(on, OneLine.Of(sentence.Text));

    // The first and the last, and between them at even distances.
    private static IReadOnlyList<WeekQuotation> Spread(List<WeekQuotation> all) =>
        all.Count <= MostQuotations
            ? all
            : [.. Enumerable.Range(0, MostQuotations).Select(i => all[i * (all.Count - 1) / (MostQuotations - 1)])];
}
