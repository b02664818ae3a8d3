using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Journaling;

/// <summary>Changes an entry: a new version, the old one kept; its summary follows, and what a model has drafted of the old one goes. The new words are screened like any others.</summary>
public sealed class EditEntry(
    JournalStore store,
    PatientRecords records,
    Keys keys,
    RaiseAlert alerts,
    WorkQueue queue,
    TimeProvider clock
)
{
    private const int MostTries = 5;

    /// <summary>Replaces the text. The same text again changes nothing. Whatever is kept or not, the new words are screened.</summary>
    /// <remarks>Its summary follows at once or from that time on: of several changes that wait for it, the last alone is summarised.
    /// Where the version is given that its writer had before them, a later one is not overwritten.</remarks>
    public Task<ChangeEntryOutcome> EditAsync(
        PatientId patient,
        Guid entry,
        string text,
        CancellationToken cancel,
        Instant? askedFrom = null,
        int? seen = null
    ) =>
        ChangeAsync(
            patient,
            entry,
            before =>
                before with
                {
                    Text = Utf16.Mend(text, out _),
                    Number = before.Number + 1,
                    EditedAt = clock.NowStored(),
                },
            cancel,
            askedFrom,
            seen
        );

    /// <summary>Makes an entry private: summary, suggestions and questions that rest on it go; the entry stays, for the patient alone.</summary>
    public Task<ChangeEntryOutcome> MakePrivateAsync(PatientId patient, Guid entry, CancellationToken cancel) =>
        ChangeAsync(patient, entry, before => before with { IsPrivate = true }, cancel);

    /// <summary>Shares a private entry with the therapist; it is summarised like any other.</summary>
    public Task<ChangeEntryOutcome> ShareAsync(PatientId patient, Guid entry, CancellationToken cancel) =>
        ChangeAsync(patient, entry, before => before with { IsPrivate = false }, cancel);

    private async Task<ChangeEntryOutcome> ChangeAsync(
        PatientId patient,
        Guid entry,
        Func<JournalEntryContent, JournalEntryContent> change,
        CancellationToken cancel,
        Instant? askedFrom = null,
        int? seen = null
    )
    {
        var version = seen;
        for (var tried = 1; ; tried++)
        {
            var read = await ReadAsync(patient, entry, change, cancel);
            if (read is not ReadOutcome<EntryWithTraces?>.Open { Value: { } found })
            {
                return read is ReadOutcome<EntryWithTraces?>.Refused refused
                    ? new ChangeEntryOutcome.Refused(refused.Why)
                    : new ChangeEntryOutcome.NoSuchEntry();
            }
            var (before, after) = (found.Entry.Content, change(found.Entry.Content));
            if (after.Text == before.Text && after.IsPrivate == before.IsPrivate)
            {
                return new ChangeEntryOutcome.Unchanged();
            }
            version ??= found.Entry.Version;
            var edit = new Edit(version.Value, before, after, MayReadAgain: tried < MostTries)
            {
                AskedFrom = askedFrom,
            };
            var saved = await store.TransactAsync(db => SaveAsync(db, patient, found, edit, cancel), cancel);
            if (saved is not null)
            {
                return saved;
            }
        }
    }

    private Task<ReadOutcome<EntryWithTraces?>> ReadAsync(
        PatientId patient,
        Guid entry,
        Func<JournalEntryContent, JournalEntryContent> change,
        CancellationToken cancel
    ) =>
        records.ReadAsync(
            new Reader.Patient(patient),
            patient,
            Purpose.EditEntry,
            async (record, db) =>
                await ReadEntries.OneAsync(record, db, entry) is { } found
                    ? new EntryWithTraces(
                        found,
                        change(found.Content).IsPrivate
                            ? await EntryTraces.ReadAsync(record, db, keys, entry, cancel)
                            : null,
                        await EntryDrafts.ReadAsync(record, db, entry)
                    )
                    : null,
            cancel
        );

    /// <returns>Null when the entry is as it was and what rests on it is not: then that is read again.</returns>
    private async Task<ChangeEntryOutcome?> SaveAsync(
        JournalDb db,
        PatientId patient,
        EntryWithTraces found,
        Edit edit,
        CancellationToken cancel
    )
    {
        // Before anything is looked at: whoever is writing of it now has saved by then, or saves nothing any more.
        await queue.BreakLeasesAsync(db, patient, cancel);
        await PatientTurn.TakeAsync(db, patient, cancel);
        var row = await db.Entries.FirstOrDefaultAsync(e => e.Id == found.Entry.Id, cancel);
        var sealer = await records.SealerAsync(db, patient, cancel);
        var standing = await records.StandingAsync(db, patient, cancel);
        if (row is null || sealer is null || standing is not StandingOutcome.Known known)
        {
            return new ChangeEntryOutcome.NoSuchEntry();
        }
        var isStale = row.Version != edit.Version || !await StandsAsync(db, patient, found, cancel);
        if (isStale && row.Version == edit.Version && edit.MayReadAgain)
        {
            return null;
        }
        CrisisAnswer? crisis = null;
        if (edit.After.Text != edit.Before.Text)
        {
            var problem = EntryText.Problem(known.Standing) ?? EntryText.Problem(edit.After.Text, at: null, clock);
            crisis = await alerts.ScreenAsync(
                db,
                sealer,
                known.Standing,
                row.Id,
                edit.After.Text,
                edit.After.IsPrivate,
                isKept: problem is null && !isStale,
                cancel
            );
            if (problem is not null)
            {
                return new ChangeEntryOutcome.NotKept(problem, crisis);
            }
        }
        if (isStale)
        {
            return new ChangeEntryOutcome.StaleVersion(crisis);
        }
        await new KeepEdit(queue, clock).RunAsync(db, sealer, row, found, edit, cancel);
        return new ChangeEntryOutcome.Changed(edit.After.Number, edit.After.IsPrivate, crisis);
    }

    private static async Task<bool> StandsAsync(
        JournalDb db,
        PatientId patient,
        EntryWithTraces found,
        CancellationToken cancel
    ) =>
        await found.Drafts.StillStandAsync(db, patient, cancel)
        && (found.Traces is null || await found.Traces.StillStandAsync(db, patient));
}
