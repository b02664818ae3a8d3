using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Safety.Guard;
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

    /// <summary>Whether a model may see this record: consent was given, the patient's name can be kept back, and it is known what the practice wants.</summary>
    public bool MayUseModel => Standing.Allows(ConsentKind.Model) && Names is not null && Policy.IsKnown;

    /// <param name="record">Opened by the door.</param>
    /// <param name="db">Where it is.</param>
    /// <param name="keys">For the practice's own rows.</param>
    /// <param name="entry">What is answered.</param>
    /// <param name="asksModel">Whether a model is asked for somebody like that; if not, what only it needs is not read.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <returns>Null when there is nothing to answer: no entry to be seen, fixed words answered it, the rules cannot read its language, or none are wanted.</returns>
    public static async Task<ReflectionContext?> FromAsync(
        OpenRecord record,
        JournalDb db,
        Keys keys,
        Guid entry,
        Func<PatientStandingContent, bool> asksModel,
        CancellationToken cancel
    )
    {
        if (
            await ReadEntries.OneAsync(record, db, entry) is not { } view
            // It was answered with words of its own: nothing light stands beneath what nobody could read.
            || RightLanguage.IsAnother(view.Content.Text)
            || await ReadAlerts.HoldsFixedWordsAsync(record, db, entry)
        )
        {
            return null;
        }
        var standing = record.Standing;
        if (!standing.Reflections)
        {
            return null;
        }
        var rows = await db
            .Reflections.Where(r => r.PatientId == record.Patient)
            .OrderByDescending(r => r.Id)
            .Take(LastReflections)
            .ToListAsync(cancel);
        var isModelAsked = asksModel(standing);
        return new ReflectionContext(
            standing,
            isModelAsked ? await AiPolicy.FromAsync(db, keys, cancel) : AiPolicy.NoModel,
            isModelAsked ? await ReadNames.FromAsync(record, db, keys, cancel) : null,
            view,
            [.. record.OpenAll(rows, record.Open).Select(r => r.Content)]
        );
    }
}
