using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Goals;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>A prompt as it is read.</summary>
public sealed record PromptView(Guid Id, Instant AskedAt, JournalPromptContent Content)
{
    /// <summary>The entry it refers to; null: none.</summary>
    public Guid? BasedOnEntryId { get; init; }
}

/// <summary>A question that a therapist wrote or approved, to be asked next.</summary>
internal sealed record ReadyQuestion(Guid Id, int Version, Guid? EntryId, WordsAheadContent Content);

/// <summary>The questions that were read, whether they opened or not: one that does not is no news either.</summary>
/// <param name="Ids">All that were asked from then on.</param>
/// <param name="From">Unix milliseconds.</param>
internal sealed record KnownPrompts(IReadOnlyList<Guid> Ids, long From);

/// <summary>Everything a question may rest on. Nothing in it is private.</summary>
internal sealed record PromptContext(
    PatientStandingContent Standing,
    DateTimeZone Zone,
    AiPolicy Policy,
    KnownNames? Names,
    IReadOnlyList<GoalView> Goals,
    IReadOnlyList<SoFarLine> SoFar,
    IReadOnlyList<EntryView> LastEntries,
    IReadOnlyList<PromptView> AskedLately,
    KnownPrompts Known,
    ReadyQuestion? Ready,
    PromptView? Unanswered,
    FixedWords? FixedWords
)
{
    // Never the same question twice in this time; see the question bank.
    private static readonly Duration Lately = Duration.FromDays(30);

    // And however long ago they were: whoever is asked seldom must not be asked the same either.
    private const int LeastCompared = 30;
    private const int MostEntries = 3;

    /// <summary>The goals that stand.</summary>
    public IEnumerable<GoalView> OpenGoals => Goals.Where(g => g.Content.IsOpen);

    /// <summary>When a goal was last added, changed or closed.</summary>
    public Instant GoalsChangedAt =>
        Instant.FromUnixTimeMilliseconds(
            Goals.SelectMany(g => g.Content.History).Select(h => h.At).DefaultIfEmpty(0).Max()
        );

    /// <summary>Whether a model may see this record: consent was given, the patient's name can be kept back, and it is known what the practice wants.</summary>
    public bool MayUseModel => Standing.Allows(ConsentKind.Model) && Names is not null && Policy.IsKnown;

    /// <summary>After two questions that did not, this one must ask what helped: at least one in three does.</summary>
    public bool MustAskWhatHelped =>
        AskedLately.Count >= 2 && AskedLately.TakeLast(2).All(p => !p.Content.AsksWhatHelped);

    /// <summary>Whether the patient wanted no question today.</summary>
    public bool SaidNotToday(Instant now) =>
        AskedLately.LastOrDefault() is { Content.State: JournalPromptState.NotToday } last
        && last.AskedAt.InZone(Zone).Date == now.InZone(Zone).Date;

    /// <summary>Whether as many questions were asked this week (Monday to Sunday) as were agreed on.</summary>
    public bool IsWeekFull(Instant now)
    {
        var today = now.InZone(Zone).Date;
        var monday = today.PlusDays(1 - (int)today.DayOfWeek);
        return Standing.PromptsPerWeek is { } most
            && AskedLately.Count(p =>
                p.AskedAt.InZone(Zone).Date >= monday
                && p.Content.State is JournalPromptState.Asked or JournalPromptState.Answered
            ) >= most;
    }

    /// <summary>Gathers it from a record that the door has opened.</summary>
    /// <param name="record">Opened by the door.</param>
    /// <param name="db">Where it is.</param>
    /// <param name="keys">For the practice's own rows.</param>
    /// <param name="now">The time of the question.</param>
    /// <param name="asksModel">Whether a model is asked for somebody like that; if not, what only it needs is not read.</param>
    /// <param name="cancel">Stops the reading.</param>
    internal static async Task<PromptContext> FromAsync(
        OpenRecord record,
        JournalDb db,
        Keys keys,
        Instant now,
        Func<PatientStandingContent, bool> asksModel,
        CancellationToken cancel
    )
    {
        var standing = record.Standing;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(standing.TimeZone) ?? DateTimeZone.Utc;
        var (asked, known) = await AskedAsync(record, db, now - Lately, cancel);
        var last = asked.LastOrDefault();
        var isOpenToday =
            last is { Content.State: JournalPromptState.Asked }
            && last.AskedAt.InZone(zone).Date == now.InZone(zone).Date
            && !await db.Entries.AnyAsync(e => e.PromptId == last.Id, cancel);
        // An assistant reads for the patient here, so what they keep private stays out of every context; who looks themselves needs no entry.
        var entries = record.SeesPrivate ? [] : await ReadEntries.LastAsync(record, db, MostEntries);
        var isModelAsked = asksModel(standing);
        var ready = await ReadyAsync(record, db, cancel);
        var avoided = new Assistants.Bank.AvoidedThemes(standing.ThemesToAvoid);
        var policy =
            isModelAsked || ready.Any(q => q.Content.Trace is not null)
                ? await AiPolicy.FromAsync(db, keys, cancel)
                : AiPolicy.NoModel;
        return new PromptContext(
            standing,
            zone,
            policy,
            isModelAsked ? await ReadNames.FromAsync(record, db, keys, cancel) : null,
            await ReadGoals.FromAsync(record, db),
            isModelAsked
                ? await RollingSummary.FromAsync(record, db, zone, [.. entries.Select(e => e.Id)], cancel)
                : [],
            entries,
            asked,
            known,
            // A therapist's own words are always asked; a model's, approved while they might be, only while they still may.
            ready.FirstOrDefault(q =>
                q.Content.Trace is null
                || (standing.AllowsModelWords(policy.ToPatient) && !avoided.IsTouchedBy(q.Content.Text))
            ),
            isOpenToday ? last : null,
            await ReadFixedWords.FromAsync(record, db, keys, cancel)
        );
    }

    private static async Task<(IReadOnlyList<PromptView> Asked, KnownPrompts Known)> AskedAsync(
        OpenRecord record,
        JournalDb db,
        Instant since,
        CancellationToken cancel
    )
    {
        var from = since.ToUnixTimeMilliseconds();
        var ofPatient = db.Prompts.Where(p => p.PatientId == record.Patient);
        var rows = await ofPatient
            .OrderByDescending(p => p.AskedAt)
            .ThenByDescending(p => p.Id)
            .Take(LeastCompared)
            .ToListAsync(cancel);
        // Of those of the very last moment some may have been left out.
        var knownFrom = rows.Count < LeastCompared ? 0 : rows[^1].AskedAt + 1;
        if (rows.Count == LeastCompared && rows[^1].AskedAt > from)
        {
            rows = await ofPatient.Where(p => p.AskedAt >= from).ToListAsync(cancel);
            knownFrom = from;
        }
        return (
            [
                .. record
                    .OpenAll(rows.OrderBy(p => p.AskedAt).ThenBy(p => p.Id), record.Open)
                    .Select(p => new PromptView(p.Row.Id, Instant.FromUnixTimeMilliseconds(p.Row.AskedAt), p.Content)),
            ],
            new KnownPrompts(rows.ConvertAll(p => p.Id), knownFrom)
        );
    }

    private static async Task<IReadOnlyList<ReadyQuestion>> ReadyAsync(
        OpenRecord record,
        JournalDb db,
        CancellationToken cancel
    )
    {
        var rows = await db
            .WordsAhead.Where(w => w.PatientId == record.Patient && w.ClosedAt == null)
            .OrderBy(w => w.Id)
            .ToListAsync(cancel);
        return
        [
            .. record
                .OpenAll(rows, record.Open)
                .Where(w => w.Content is { Kind: WordsAheadKind.Question, State: WordsAheadState.Ready })
                .Select(w => new ReadyQuestion(w.Row.Id, w.Row.Version, w.Row.EntryId, w.Content)),
        ];
    }
}

/// <summary>What the patient wants of the question.</summary>
public enum PromptWish
{
    Any,
    Another,
    Easier,
    NotToday,
}
