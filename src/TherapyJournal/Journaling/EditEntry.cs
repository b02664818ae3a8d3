using Microsoft.EntityFrameworkCore;
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
    /// <summary>Replaces the text. The same text again changes nothing. Whatever is kept or not, the new words are screened.</summary>
    public Task<ChangeEntryOutcome> EditAsync(PatientId patient, Guid entry, string text, CancellationToken cancel) =>
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
            cancel
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
        CancellationToken cancel
    )
    {
        var read = await records.ReadAsync(
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
        return read switch
        {
            ReadOutcome<EntryWithTraces?>.Refused refused => new ChangeEntryOutcome.Refused(refused.Why),
            ReadOutcome<EntryWithTraces?>.Open { Value: { } found } => await SaveAsync(
                patient,
                found,
                change(found.Entry.Content),
                cancel
            ),
            _ => new ChangeEntryOutcome.NoSuchEntry(),
        };
    }

    private async Task<ChangeEntryOutcome> SaveAsync(
        PatientId patient,
        EntryWithTraces found,
        JournalEntryContent after,
        CancellationToken cancel
    )
    {
        var before = found.Entry.Content;
        if (after.Text == before.Text && after.IsPrivate == before.IsPrivate)
        {
            return new ChangeEntryOutcome.Unchanged();
        }
        try
        {
            return await store.TransactAsync(db => SaveAsync(db, patient, found, after, cancel), cancel);
        }
        catch (DbUpdateException fault) when (store.Kind.IsDuplicate(fault))
        {
            // Both read the same version at the same moment, and the other one kept it first.
            return new ChangeEntryOutcome.StaleVersion();
        }
    }

    private async Task<ChangeEntryOutcome> SaveAsync(
        JournalDb db,
        PatientId patient,
        EntryWithTraces found,
        JournalEntryContent after,
        CancellationToken cancel
    )
    {
        var before = found.Entry.Content;
        var row = await db.Entries.FirstOrDefaultAsync(e => e.Id == found.Entry.Id, cancel);
        var sealer = await records.SealerAsync(db, patient, cancel);
        var standing = await records.StandingAsync(db, patient, cancel);
        if (row is null || sealer is null || standing is not StandingOutcome.Known known)
        {
            return new ChangeEntryOutcome.NoSuchEntry();
        }
        var isStale =
            row.Version != found.Entry.Version
            || !await found.Drafts.StillStandAsync(db, patient, cancel)
            || (found.Traces is not null && !await found.Traces.StillStandAsync(db, patient));
        if (isStale)
        {
            return new ChangeEntryOutcome.StaleVersion();
        }
        CrisisAnswer? crisis = null;
        if (after.Text != before.Text)
        {
            var problem = EntryText.Problem(known.Standing) ?? EntryText.Problem(after.Text, at: null, clock);
            crisis = await alerts.ScreenAsync(
                db,
                sealer,
                known.Standing,
                row.Id,
                after.Text,
                after.IsPrivate,
                isKept: problem is null,
                cancel
            );
            if (problem is not null)
            {
                return new ChangeEntryOutcome.NotKept(problem, crisis);
            }
            KeepVersion(db, sealer, row.Id, before);
            await found.Drafts.RemoveAsync(db, cancel);
        }
        await queue.BreakLeasesAsync(db, patient, cancel);
        sealer.Seal(row, after);
        if (found.Traces is not null)
        {
            await found.Traces.RemoveAsync(db, sealer, queue, row.Id, cancel);
        }
        else
        {
            var happened = before.IsPrivate ? WorkEventKind.EntryShared : WorkEventKind.EntryEdited;
            await queue.AddAsync(db, new WorkEvent(happened, patient, row.Id, after.Number));
        }
        return new ChangeEntryOutcome.Changed(after.Number, after.IsPrivate, crisis);
    }

    private void KeepVersion(JournalDb db, PatientSealer sealer, Guid entry, JournalEntryContent before)
    {
        var version = new JournalEntryVersion
        {
            Id = RowId.New(clock),
            EntryId = entry,
            Number = before.Number,
        };
        sealer.Seal(version, new JournalEntryVersionContent(before.Text, clock.NowStored()));
        db.EntryVersions.Add(version);
    }

    private sealed record EntryWithTraces(EntryView Entry, EntryTraces? Traces, EntryDrafts Drafts);
}
