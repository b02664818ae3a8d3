using Microsoft.EntityFrameworkCore;
using NodaTime;
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

/// <summary>Everything a question may rest on. Nothing in it is private.</summary>
public sealed record PromptContext(
    PatientStandingContent Standing,
    DateTimeZone Zone,
    IReadOnlyList<GoalView> Goals,
    IReadOnlyList<EntryView> LastEntries,
    IReadOnlyList<PromptView> AskedLately,
    PromptView? Unanswered,
    FixedWords? FixedWords
)
{
    // Never the same question twice in this time; see the question bank.
    private static readonly Duration Lately = Duration.FromDays(30);
    private const int MostEntries = 3;

    /// <summary>The goals that stand.</summary>
    public IEnumerable<GoalView> OpenGoals => Goals.Where(g => g.Content.IsOpen);

    /// <summary>When a goal was last added, changed or closed.</summary>
    public Instant GoalsChangedAt =>
        Instant.FromUnixTimeMilliseconds(
            Goals.SelectMany(g => g.Content.History).Select(h => h.At).DefaultIfEmpty(0).Max()
        );

    /// <summary>Gathers it from a record that the door has opened.</summary>
    internal static async Task<PromptContext> FromAsync(
        OpenRecord record,
        JournalDb db,
        Keys keys,
        Instant now,
        CancellationToken cancel
    )
    {
        var since = (now - Lately).ToUnixTimeMilliseconds();
        var standing = record.Open(await db.Standings.FirstAsync(s => s.PatientId == record.Patient, cancel));
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(standing.TimeZone) ?? DateTimeZone.Utc;
        var rows = await db
            .Prompts.Where(p => p.PatientId == record.Patient && p.AskedAt >= since)
            .OrderBy(p => p.AskedAt)
            .ToListAsync(cancel);
        var asked = record
            .OpenAll(rows, record.Open)
            .Select(p => new PromptView(p.Row.Id, Instant.FromUnixTimeMilliseconds(p.Row.AskedAt), p.Content))
            .ToList();
        var last = asked.LastOrDefault();
        var isOpenToday =
            last is { Content.State: JournalPromptState.Asked }
            && last.AskedAt.InZone(zone).Date == now.InZone(zone).Date
            && !await db.Entries.AnyAsync(e => e.PromptId == last.Id, cancel);
        var goals = await ReadGoals.FromAsync(record, db);
        // An assistant reads for the patient here, so what they keep private stays out of every context.
        var entries = await ReadEntries.LastAsync(record, db, MostEntries);
        return new PromptContext(
            standing,
            zone,
            goals,
            entries,
            asked,
            isOpenToday ? last : null,
            await ReadFixedWords.FromAsync(record, db, keys, cancel)
        );
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
