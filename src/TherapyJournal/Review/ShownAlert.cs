using Microsoft.EntityFrameworkCore;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>An alert as the therapist sees it, with whom it is about.</summary>
/// <param name="Alert">Of what is for the patient alone without its id, its categories and its severity.</param>
/// <param name="Source">Whether there is an entry to read.</param>
/// <param name="PatientName">Empty where the patient's row does not open, or is not there any more.</param>
/// <param name="Contact">How the practice reaches them; null: not known.</param>
/// <param name="TimeZone">The patient's.</param>
public sealed record ShownAlert(
    AlertView Alert,
    AlertSource Source,
    string PatientName,
    string? Contact,
    string TimeZone
)
{
    /// <summary>The sentence for which a model raised it, as it stands in the entry; null: by the rules, it showed none, the entry is another by now, or the reader may not read it.</summary>
    public string? Quotation { get; init; }

    /// <summary>Whoever answers in the therapist's place sees the alert, and no entry.</summary>
    public bool IsInTheirPlace { get; init; }

    /// <summary>Whether it is of words for the patient alone, kept or not.</summary>
    public bool IsPrivate => Source is AlertSource.Private or AlertSource.PrivateNotKept;

    /// <summary>Of what joined it, the entries that the reader may read, oldest first: it may have been private itself.</summary>
    public IReadOnlyList<Guid> EntriesJoined { get; init; } = [];

    /// <summary>All alerts of a patient, oldest first, from a record that the door has opened. A row that does not open costs no alert.</summary>
    internal static async Task<IReadOnlyList<ShownAlert>> FromAsync(OpenRecord record, JournalDb db)
    {
        var alerts = await ReadAlerts.FromAsync(record, db);
        if (alerts.Count == 0)
        {
            return [];
        }
        if (record.IsGone)
        {
            return await OfGoneAsync(record, db, alerts);
        }
        var patient = await ProfileAsync(record, db);
        var standing = record.StandingOrNull;
        var sources = await SourcesAsync(record, db, alerts);
        var begun = await BegunAsync(record, db, alerts);
        var asked = await AskedAsync(record, db, alerts);
        return
        [
            .. alerts.Select(a =>
            {
                var source =
                    sources.TryGetValue(a.EntryId, out var entry) ? Kept(entry?.IsPrivate ?? true)
                    : begun.Contains(a.EntryId)
                        ? a.Content.FromPrivate ? AlertSource.Private
                            : AlertSource.BeingWritten
                    : asked.Contains(a.EntryId) ? AlertSource.InRequest
                    : a.EntryId == SafetyPlan.IdOf(record.Patient) ? AlertSource.InPlan
                    : Gone(a.Content.FromPrivate);
                return new ShownAlert(
                    source is AlertSource.Private or AlertSource.PrivateNotKept ? WithoutContent(a) : a,
                    source,
                    patient?.Name ?? "",
                    patient?.Contact,
                    standing?.TimeZone ?? "UTC"
                )
                {
                    Quotation =
                        source == AlertSource.Shared && !record.IsInTheirPlace && entry is not null
                            ? a.Content.Sentence?.In(entry.Text, entry.Number)
                            : null,
                    IsInTheirPlace = record.IsInTheirPlace,
                    EntriesJoined = record.IsInTheirPlace
                        ? []
                        :
                        [
                            .. a
                                .Joined.Select(j => j.EntryId)
                                .Where(e => sources.GetValueOrDefault(e) is { IsPrivate: false }),
                        ],
                };
            }),
        ];
    }

    // Whoever waits for their erasure and is in danger is somebody to be reached, until they are erased.
    private static async Task<IReadOnlyList<ShownAlert>> OfGoneAsync(
        OpenRecord record,
        JournalDb db,
        IReadOnlyList<AlertView> alerts
    )
    {
        var inDanger = alerts.Where(a => a.Content is { IsUrgent: true, State: not RiskAlertState.Lifted }).ToHashSet();
        var patient = record.IsHidden && inDanger.Count > 0 ? await ProfileAsync(record, db) : null;
        return
        [
            .. alerts.Select(a =>
            {
                var who = inDanger.Contains(a) ? patient : null;
                return new ShownAlert(WithoutWords(a), AlertSource.Erased, who?.Name ?? "", who?.Contact, "UTC")
                {
                    IsInTheirPlace = record.IsInTheirPlace,
                };
            }),
        ];
    }

    private static async Task<PatientContent?> ProfileAsync(OpenRecord record, JournalDb db)
    {
        var patients = await db.Patients.Where(p => p.PatientId == record.Patient).ToListAsync();
        return record.OpenAll(patients, record.Open).Select(p => p.Content).FirstOrDefault();
    }

    // An entry may have been shared or made private since it raised the alert; one that does not open counts as private.
    private static async Task<Dictionary<Guid, JournalEntryContent?>> SourcesAsync(
        OpenRecord record,
        JournalDb db,
        IReadOnlyList<AlertView> alerts
    )
    {
        var ids = alerts.Select(a => a.EntryId).ToList();
        var rows = await db.Entries.Where(e => e.PatientId == record.Patient && ids.Contains(e.Id)).ToListAsync();
        var entries = rows.ToDictionary(e => e.Id, _ => (JournalEntryContent?)null);
        foreach (var (row, content) in record.OpenAll(rows, record.Open))
        {
            entries[row.Id] = content;
        }
        return entries;
    }

    private static Task<List<Guid>> BegunAsync(OpenRecord record, JournalDb db, IReadOnlyList<AlertView> alerts)
    {
        var ids = alerts.Select(a => a.EntryId).ToList();
        return db
            .EntryParts.Where(p => p.PatientId == record.Patient && ids.Contains(p.EntryId))
            .Select(p => p.EntryId)
            .Distinct()
            .ToListAsync();
    }

    private static Task<List<Guid>> AskedAsync(OpenRecord record, JournalDb db, IReadOnlyList<AlertView> alerts)
    {
        var ids = alerts.Select(a => a.EntryId).ToList();
        return db
            .Requests.Where(r => r.PatientId == record.Patient && ids.Contains(r.Id))
            .Select(r => r.Id)
            .ToListAsync();
    }

    private static AlertSource Kept(bool isPrivate) => isPrivate ? AlertSource.Private : AlertSource.Shared;

    private static AlertSource Gone(bool wasPrivate) => wasPrivate ? AlertSource.PrivateNotKept : AlertSource.NotKept;

    private static AlertView WithoutContent(AlertView alert) =>
        alert with
        {
            EntryId = Guid.Empty,
            Content = alert.Content with { Severity = 0, Categories = [], FromPrivate = true, Sentence = null },
        };

    // What therapists noted may name the patient.
    private static AlertView WithoutWords(AlertView alert) =>
        alert with
        {
            EntryId = Guid.Empty,
            Content = KeptContents.WithoutWords(alert.Content, withNotes: false),
        };
}
