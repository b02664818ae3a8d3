using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Journaling;

/// <summary>Records what a patient wrote. In one transaction: the entry, the rule screen, an alert and the crisis answer where raised, and what must follow.</summary>
public sealed class RecordEntry(
    JournalStore store,
    PatientRecords records,
    Keys keys,
    RaiseAlert alerts,
    Assistant assistant,
    WorkQueue queue,
    TimeProvider clock
)
{
    /// <summary>Keeps the entry and returns once it is committed. Whatever is kept or not, the words are screened.</summary>
    public async Task<RecordEntryOutcome> RunAsync(NewEntry entry, CancellationToken cancel)
    {
        var delivery = DeliveryHash(entry);
        try
        {
            return await store.TransactAsync(db => RecordAsync(db, entry, cancel), cancel);
        }
        catch (DbUpdateException fault) when (store.Kind.IsDuplicate(fault))
        {
            // The same delivery was recorded by somebody else at this moment.
            return await FindAsync(entry.Patient, delivery, cancel)
                ?? throw new InvalidOperationException(
                    "An entry was refused as a duplicate of one that is not there.",
                    fault
                );
        }
    }

    private async Task<RecordEntryOutcome> RecordAsync(JournalDb db, NewEntry entry, CancellationToken cancel)
    {
        // Whether this delivery was here before, its unique hash tells on saving: nearly none was.
        var standing = await HiddenPatient.WhoeverWritesAsync(db, records, keys, entry.Patient, cancel);
        if (
            standing is not StandingOutcome.Known { Standing: { } known }
            || await records.SealerAsync(db, entry.Patient, cancel) is not { } sealer
        )
        {
            return standing is StandingOutcome.Damaged damaged
                ? new RecordEntryOutcome.Refused(new DoorRefusal.Damaged(damaged.Row))
                : new RecordEntryOutcome.Refused(new DoorRefusal.Missing());
        }
        return await AddAsync(db, sealer, known, entry, cancel);
    }

    /// <summary>The same inside the caller's transaction, for a patient who may have come in it; a delivery that was recorded before fails on saving.</summary>
    internal async Task<RecordEntryOutcome> AddAsync(
        JournalDb db,
        PatientSealer sealer,
        PatientStandingContent known,
        NewEntry entry,
        CancellationToken cancel
    )
    {
        var delivery = DeliveryHash(entry);
        if (WhyNotKept(entry, known) is { } why)
        {
            return new RecordEntryOutcome.NotKept(
                why,
                await ScreenOnceAsync(db, sealer, known, entry, delivery, cancel)
            )
            {
                WhomToCall =
                    known.Status == PatientStatus.Active
                        ? null
                        : await ReadFixedWords.WhomToCallAsync(db, keys, known, cancel),
            };
        }
        var id = entry.Begun ?? RowId.New(clock);
        // The lane before the patient's turn, which raised words take: see PatientTurn.
        if (!entry.IsPrivate)
        {
            var isForModel = known.Allows(ConsentKind.Model) && assistant.IsConfigured;
            var happened = isForModel ? WorkEventKind.EntryForModelRecorded : WorkEventKind.EntryRecorded;
            await queue.AddAsync(db, new WorkEvent(happened, entry.Patient, id));
            if (known.AllowsModelAnswers && assistant.MakesVectors)
            {
                await queue.AddAsync(db, VectorLane.Missing(entry.Patient));
            }
        }
        var crisis = entry.Begun is null
            ? await alerts.ScreenAsync(
                db,
                sealer,
                known,
                id,
                entry.Text,
                entry.IsPrivate,
                isKept: true,
                cancel,
                IsOld(entry)
            )
            : await alerts.ScreenTogetherAsync(db, sealer, known, id, entry.Text, entry.IsPrivate, cancel);
        var at = entry.At ?? clock.Now();
        var row = new JournalEntry
        {
            Id = id,
            PromptId = await AnsweredPrompt.OfAsync(db, entry, clock, cancel),
            RecordedAt = clock.NowStored(),
            DeliveryHash = delivery,
        };
        var text = Utf16.Mend(entry.Text, out var mended);
        // Bytes that were no characters had been replaced before the words came here.
        mended |= text.Contains('\uFFFD', StringComparison.Ordinal);
        sealer.Seal(
            row,
            new JournalEntryContent(at.ToUnixTimeMilliseconds(), text, entry.IsPrivate, Number: 1, entry.Source)
            {
                Mended = mended,
            }
        );
        db.Entries.Add(row);
        var unread = crisis is null ? await ReadFixedWords.OfUnreadAsync(db, keys, known, text, cancel) : null;
        return new RecordEntryOutcome.Recorded(id, at, mended, crisis) { NotUnderstood = unread };
    }

    /// <summary>Words that are not kept leave no row by which a second delivery is known, so their alert bears the delivery's own id.</summary>
    private async Task<CrisisAnswer?> ScreenOnceAsync(
        JournalDb db,
        PatientSealer sealer,
        PatientStandingContent standing,
        NewEntry entry,
        byte[] delivery,
        CancellationToken cancel
    )
    {
        var subject = new Guid(delivery.AsSpan(0, 16));
        return await db.Alerts.AnyAsync(a => a.PatientId == entry.Patient && a.EntryId == subject, cancel)
            ? null
            : await alerts.ScreenAsync(
                db,
                sealer,
                standing,
                subject,
                entry.Text,
                entry.IsPrivate,
                isKept: false,
                cancel,
                IsOld(entry)
            );
    }

    private bool IsOld(NewEntry entry) => entry.At is { } at && clock.Now() - at > Duration.FromDays(1);

    // With the words: other words under a delivery's name are another entry, and none are lost.
    private byte[] DeliveryHash(NewEntry entry) =>
        keys.LookupHash("delivery", $"{entry.Patient}|{entry.Delivery}|{entry.Text}");

    private string? WhyNotKept(NewEntry entry, PatientStandingContent standing) =>
        // What was begun was taken in while it might be: it stays, like everything that was kept before.
        (entry.Begun is null ? EntryText.Problem(standing) : null)
        ?? EntryText.Problem(entry.Text, entry.At, clock)
        ?? EntryText.Problem(entry);

    private async Task<RecordEntryOutcome?> FindAsync(PatientId patient, byte[] delivery, CancellationToken cancel)
    {
        var id = await store.ReadAsync(
            db =>
                db.Entries.Where(e => e.DeliveryHash == delivery).Select(e => (Guid?)e.Id).FirstOrDefaultAsync(cancel),
            cancel
        );
        if (id is not { } entry)
        {
            return null;
        }
        var read = await records.ReadAsync(
            new Reader.Patient(patient),
            patient,
            Purpose.Session,
            (record, db) => ReadEntries.OneAsync(record, db, entry),
            cancel
        );
        var kept = (read as ReadOutcome<EntryView?>.Open)?.Value?.Content;
        return RecordEntryOutcome.AlreadyRecorded.Of(entry, kept);
    }
}
