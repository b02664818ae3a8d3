using NodaTime;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Insight.Meaning;
using TherapyJournal.Insight.Times;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <summary>What an answer may rest on.</summary>
/// <param name="Standing">How things stand with the patient.</param>
/// <param name="Policy">What the practice lets models do.</param>
/// <param name="Names">The names that the record knows; null: nothing may leave.</param>
/// <param name="Asked">How the question was understood.</param>
/// <param name="Looked">What was looked at.</param>
/// <param name="Sources">Entries that fit, the best first: what a model is shown.</param>
/// <param name="Passages">Entries that hold a word of the question themselves, the best first: what is shown where no model answers.</param>
/// <param name="Cover">How much of the question the first that was found holds: 0 nothing, 1 all.</param>
internal sealed record AskGround(
    PatientStandingContent Standing,
    AiPolicy Policy,
    KnownNames? Names,
    AskedQuestion Asked,
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
    private const int MostAtAnEnd = 4;
    private const int MostPassages = 5;

    /// <summary>Sentences on how its words were looked for, beside <see cref="AskedQuestion.Understood"/>; empty: as they stand there.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>How it was understood, all of it.</summary>
    public IReadOnlyList<string> Understood => [.. Asked.Understood, .. Notes];

    /// <summary>Whether any entry of those days holds a word of it.</summary>
    public bool HoldsWords { get; private init; }

    /// <summary>Whether some of it was found by its meaning.</summary>
    public bool ByMeaning { get; private init; }

    /// <summary>Whether a model may see this record: the patient agreed to this very thing, their name can be kept back, and it is known what the practice wants.</summary>
    public bool MayUseModel => Standing.AllowsModelAnswers && Names is not null && Policy.IsKnown;

    /// <param name="record">Opened by the door for the therapist who asks.</param>
    /// <param name="db">Where it is.</param>
    /// <param name="keys">For the practice's own rows.</param>
    /// <param name="index">The journal's.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="meaning">The same question as models of meaning have it.</param>
    /// <param name="now">By the clock.</param>
    /// <param name="asksModel">Whether a model is asked for somebody like that: what only it needs is not read where none is.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<AskGround> FromAsync(
        OpenRecord record,
        JournalDb db,
        Keys keys,
        JournalIndex index,
        JournalQuestion question,
        AskedMeaning meaning,
        Instant now,
        Func<PatientStandingContent, bool> asksModel,
        CancellationToken cancel
    )
    {
        var asked = await AskedQuestion.FromAsync(record, db, index, question, now);
        var (entries, first, last) = index.Count(asked.Days.Holds);
        var fitting = Fitting(index, asked, meaning).ToList();
        IReadOnlyList<Guid> near = asked.IsOfDaysAlone
            ? []
            : index.FindByMeaning(meaning, MostPassages, asked.Days.Holds);
        var holding = Holding(index, asked, MostPassages).ToList();
        var holdsWords = holding.Count > 0;
        if (asked.Order == AskedOrder.BestFirst && near.Count > 0)
        {
            // In the order in which both together have them, without what only stands beside them.
            holding = [.. fitting.Intersect([.. holding, .. near]).Take(MostPassages)];
        }
        var read = new Dictionary<Guid, EntryView>();
        foreach (var id in fitting.Union(holding))
        {
            // Taken back, or private, since the index was looked at: then it is not there.
            if (await ReadEntries.OneAsync(record, db, id) is { } entry)
            {
                read.Add(id, entry);
            }
        }
        var cover = index.CoverOf(asked.Words);
        var zone = record.Standing.Zone;
        IReadOnlyList<AnswerSource> sources =
        [
            .. fitting.Where(read.ContainsKey).Select((id, at) => SourceOf(read[id], $"e{at + 1}", zone, cover)),
        ];
        var words = AskedWords.Of(asked.Words);
        var lit = new LitExcerpt(index, words, isQuestion: true);
        var isModelAsked = asksModel(record.Standing);
        return new AskGround(
            record.Standing,
            isModelAsked ? await AiPolicy.FromAsync(db, keys, cancel) : AiPolicy.NoModel,
            isModelAsked ? await ReadNames.FromAsync(record, db, keys, cancel) : null,
            asked,
            new LookedAt(first, last, entries),
            sources,
            [.. holding.Where(read.ContainsKey).Select(id => PassageOf(read[id], cover, lit))],
            asked.IsOfDaysAlone
                ? 1
                : sources.Take(near.Count > 0 ? MostPassages : 1).Select(s => cover.Of(s.Text)).DefaultIfEmpty().Max()
        )
        {
            ByMeaning = near.Count > 0,
            HoldsWords = holdsWords,
            Notes = [.. index.SlipsIn(words), .. meaning.Failed is { } failed ? [failed] : Array.Empty<string>()],
        };
    }

    // Who asks for the first time, or the last, wants the ends of what fits besides the best of it.
    private static IEnumerable<Guid> Fitting(JournalIndex index, AskedQuestion asked, AskedMeaning meaning)
    {
        if (asked.IsOfDaysAlone)
        {
            return index.Last(MostSources, asked.Days.Holds);
        }
        var best = index.FindNear(asked.Words, MostSources, asked.Days.Holds, meaning).Select(f => f.Id);
        return asked.Order == AskedOrder.BestFirst
            ? best
            : Holding(index, asked, MostAtAnEnd).Concat(best).Distinct().Take(MostSources);
    }

    private static IEnumerable<Guid> Holding(JournalIndex index, AskedQuestion asked, int most) =>
        asked.IsOfDaysAlone
            ? index.Last(most, asked.Days.Holds)
            : index
                .FindHolding(AskedWords.Of(asked.Words), most, asked.Days.Holds, asked.Order, isQuestion: true)
                .Select(f => f.Id);

    public static AnswerSource SourceOf(
        EntryView entry,
        string label,
        DateTimeZone zone,
        AskedCover cover,
        int longest = Passage.Longest
    ) =>
        new(
            label,
            entry.Content.Text,
            Passage.Of(entry.Content.Text, cover.Of, longest),
            entry.At.InZone(zone).Date,
            entry.Id
        )
        {
            At = entry.At,
        };

    private static AnswerPassage PassageOf(EntryView entry, AskedCover cover, LitExcerpt lit) =>
        new(entry.Id, entry.At, lit.Whole(Passage.Of(entry.Content.Text, cover.Of)));
}
