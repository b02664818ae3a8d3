using NodaTime;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <summary>What an answer may rest on.</summary>
/// <param name="Standing">How things stand with the patient.</param>
/// <param name="Policy">What the practice lets models do.</param>
/// <param name="Names">The names that the record knows; null: nothing may leave.</param>
/// <param name="Looked">What was looked at.</param>
/// <param name="Sources">Entries that fit, the best first: what a model is shown.</param>
/// <param name="Passages">Entries that hold a word of the question themselves, the best first: what is shown where no model answers.</param>
/// <param name="Cover">How much of the question the first that was found holds: 0 nothing, 1 all.</param>
internal sealed record AskGround(
    PatientStandingContent Standing,
    AiPolicy Policy,
    KnownNames? Names,
    LookedAt Looked,
    IReadOnlyList<AnswerSource> Sources,
    IReadOnlyList<AnswerPassage> Passages,
    double Cover
)
{
    /// <summary>
    /// Less of the question than this, and the entries do not say. Chosen by `./dev eval abstain` as the place where each
    /// question that is wrongly turned away still buys nearly three that are rightly.
    /// </summary>
    public const double LeastCover = 0.25;

    private const int MostSources = 12;
    private const int MostPassages = 5;

    /// <summary>Whether a model may see this record: the patient agreed to this very thing, their name can be kept back, and it is known what the practice wants.</summary>
    public bool MayUseModel => Standing.AllowsModelAnswers && Names is not null && Policy.IsKnown;

    public static async Task<AskGround> FromAsync(
        OpenRecord record,
        JournalDb db,
        Keys keys,
        JournalIndex index,
        JournalQuestion question,
        CancellationToken cancel
    )
    {
        var words = question.Words;
        var (entries, first, last) = index.Count(question.Means);
        var sources = new List<AnswerSource>();
        foreach (var found in index.FindNear(words, MostSources, question.Means))
        {
            if (await ReadEntries.OneAsync(record, db, found.Id) is { } entry)
            {
                sources.Add(SourceOf(entry, $"e{sources.Count + 1}", record.Standing.Zone, index, words));
            }
        }
        return new AskGround(
            record.Standing,
            await AiPolicy.FromAsync(db, keys, cancel),
            await ReadNames.FromAsync(record, db, keys, cancel),
            new LookedAt(first, last, entries),
            sources,
            await PassagesAsync(record, db, index, words, question.Means),
            sources is [var best, ..] ? index.CoverOf(words, best.Text) : 0
        );
    }

    public static AnswerSource SourceOf(
        EntryView entry,
        string label,
        DateTimeZone zone,
        JournalIndex index,
        string words,
        int longest = Passage.Longest
    ) =>
        new(
            label,
            entry.Content.Text,
            Passage.Of(entry.Content.Text, sentence => index.CoverOf(words, sentence), longest),
            entry.At.InZone(zone).Date,
            entry.Id
        )
        {
            At = entry.At,
        };

    private static async Task<IReadOnlyList<AnswerPassage>> PassagesAsync(
        OpenRecord record,
        JournalDb db,
        JournalIndex index,
        string words,
        Func<LocalDate, bool> isMeant
    )
    {
        var stems = index.StemsOf(words);
        var passages = new List<AnswerPassage>();
        foreach (var found in index.FindHolding(words, MostPassages, isMeant))
        {
            if (await ReadEntries.OneAsync(record, db, found.Id) is { } entry)
            {
                var piece = Passage.Of(entry.Content.Text, sentence => index.CoverOf(words, sentence));
                passages.Add(
                    new AnswerPassage(entry.Id, entry.At, LitText.Of(piece, word => index.IsOneOf(stems, word)))
                );
            }
        }
        return passages;
    }
}
