using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>What a reflection may rest on: this entry, and what was said lately, newest first.</summary>
internal sealed record ReflectionContext(
    PatientStandingContent Standing,
    AiPolicy Policy,
    KnownNames? Names,
    EntryView Entry,
    IReadOnlyList<ReflectionContent> Lately
)
{
    private const int LastReflections = 10;

    /// <summary>The day of the entry where the patient lives.</summary>
    public LocalDate EntryDay =>
        Entry.At.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(Standing.TimeZone) ?? DateTimeZone.Utc).Date;

    /// <summary>Whether a model may see this record: consent was given, and the patient's name can be kept back.</summary>
    public bool MayUseModel => Standing.Allows(ConsentKind.Model) && Names is not null;

    /// <returns>Null when there is nothing to answer: no entry to be seen, fixed words answered it, or none are wanted.</returns>
    public static async Task<ReflectionContext?> FromAsync(
        OpenRecord record,
        JournalDb db,
        Keys keys,
        Guid entry,
        CancellationToken cancel
    )
    {
        if (
            await ReadEntries.OneAsync(record, db, entry) is not { } view
            || await db.Alerts.AnyAsync(a => a.EntryId == entry, cancel)
            || await ReadAlerts.HoldsFixedWordsAsync(record, db)
        )
        {
            return null;
        }
        var standing = record.Open(await db.Standings.FirstAsync(s => s.PatientId == record.Patient, cancel));
        if (!standing.Reflections)
        {
            return null;
        }
        var rows = await db
            .Reflections.Where(r => r.PatientId == record.Patient)
            .OrderByDescending(r => r.Id)
            .Take(LastReflections)
            .ToListAsync(cancel);
        return new ReflectionContext(
            standing,
            await AiPolicy.FromAsync(db, keys, cancel),
            await ReadNames.FromAsync(record, db, keys, cancel),
            view,
            [.. record.OpenAll(rows, record.Open).Select(r => r.Content)]
        );
    }
}
