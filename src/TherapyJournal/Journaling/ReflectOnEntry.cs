using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Journaling;

/// <summary>Step: answers an entry with a short reflection, heard and not analysed. An entry that raised an alert has its fixed words, and while an urgent one stands there is none at all.</summary>
internal sealed class ReflectOnEntry(PatientRecords records, WriteReflection write, TimeProvider clock) : IWorkStep
{
    private const int LastReflections = 10;

    public string Name => nameof(ReflectOnEntry);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var read = await records.ReadAsync(
            new Reader.Assistant(Name),
            item.PatientId,
            Purpose.ReflectOnEntry,
            (record, db) => ReadAsync(record, db, item.SubjectId),
            cancel
        );
        if (read is not ReadOutcome<ReflectionContext?>.Open { Value: { } context })
        {
            return StepResult.Nothing;
        }
        var content = await write.RunAsync(item.PatientId, context, cancel);
        var row = new Reflection { Id = RowId.New(clock), EntryId = item.SubjectId };
        return new StepResult.Done(async db =>
        {
            if (await records.SealerAsync(db, item.PatientId, cancel) is { } sealer)
            {
                row.Version = 0;
                sealer.Seal(row, content);
                db.Reflections.Add(row);
            }
        });
    }

    /// <returns>Null when there is nothing to answer, or it was answered before.</returns>
    private static async Task<ReflectionContext?> ReadAsync(OpenRecord record, JournalDb db, Guid id)
    {
        if (
            await db.Reflections.AnyAsync(r => r.EntryId == id)
            || await ReadEntries.OneAsync(record, db, id) is not { } entry
            || await db.Alerts.AnyAsync(a => a.EntryId == id)
            || await ReadAlerts.HoldsFixedWordsAsync(record, db)
        )
        {
            return null;
        }
        var standing = record.Open(await db.Standings.FirstAsync(s => s.PatientId == record.Patient));
        var rows = await db
            .Reflections.Where(r => r.PatientId == record.Patient)
            .OrderByDescending(r => r.Id)
            .Take(LastReflections)
            .ToListAsync();
        return new ReflectionContext(standing, entry, [.. record.OpenAll(rows, record.Open).Select(r => r.Content)]);
    }
}

/// <summary>What a reflection may rest on: this entry, and what was said lately, newest first.</summary>
internal sealed record ReflectionContext(
    PatientStandingContent Standing,
    EntryView Entry,
    IReadOnlyList<ReflectionContent> Lately
)
{
    /// <summary>The day of the entry where the patient lives.</summary>
    public LocalDate EntryDay =>
        Entry.At.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(Standing.TimeZone) ?? DateTimeZone.Utc).Date;
}

/// <summary>Reads what was said to the patient about an entry.</summary>
public sealed class ReadReflection(PatientRecords records)
{
    /// <summary>The reflection; the value is null when there is none (yet).</summary>
    public Task<ReadOutcome<ReflectionContent?>> RunAsync(PatientId patient, Guid entry, CancellationToken cancel) =>
        records.ReadAsync(
            new Reader.Patient(patient),
            patient,
            Purpose.Session,
            async (record, db) =>
                await db.Reflections.FirstOrDefaultAsync(r => r.EntryId == entry && r.PatientId == patient, cancel)
                    is { } row
                    ? record.Open(row)
                    : null,
            cancel
        );
}
