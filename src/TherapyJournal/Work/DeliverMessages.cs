using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Work;

/// <summary>What the program still owes a patient: read it, and mark it once a channel has said it.</summary>
public sealed class DeliverMessages(JournalStore store, PatientRecords records, Keys keys, TimeProvider clock)
{
    /// <summary>Whether anything is owed; nothing is opened for it.</summary>
    public Task<bool> AnyOwedAsync(PatientId patient, CancellationToken cancel) =>
        store.ReadAsync(db => db.Outbox.AnyAsync(m => m.PatientId == patient && m.DeliveredAt == null, cancel), cancel);

    /// <summary>The words not yet delivered, oldest first. A model's wait while none may reach the patient.</summary>
    public Task<ReadOutcome<IReadOnlyList<OwedMessage>>> OwedAsync(PatientId patient, CancellationToken cancel) =>
        records.ReadAsync<IReadOnlyList<OwedMessage>>(
            new Reader.Patient(patient),
            patient,
            Purpose.Session,
            async (record, db) =>
            {
                var rows = await db
                    .Outbox.Where(m => m.PatientId == patient && m.DeliveredAt == null)
                    .OrderBy(m => m.Id)
                    .ToListAsync(cancel);
                var owed = record
                    .OpenAll(rows, record.Open)
                    .Where(m => m.Content.Kind != OutgoingMessageContent.InChat)
                    .ToList();
                var isModelAllowed =
                    owed.Any(m => m.Content.WrittenBy is not null) && await AllowsModelWordsAsync(record, db, cancel);
                return
                [
                    .. owed.Where(m => m.Content.WrittenBy is null || isModelAllowed)
                        .Select(m => new OwedMessage(m.Row.Id, m.Content.Kind, m.Content.Text, m.Content.WrittenBy)),
                ];
            },
            cancel
        );

    /// <summary>Marks a message as delivered.</summary>
    public Task MarkDeliveredAsync(Guid message, CancellationToken cancel) =>
        store.ReadAsync(
            db =>
                db.Outbox.Where(m => m.Id == message && m.DeliveredAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(m => m.DeliveredAt, clock.NowStored()), cancel),
            cancel
        );

    // A row that does not open holds a model's words back, and must not cost anybody the fixed words beside them.
    private async Task<bool> AllowsModelWordsAsync(OpenRecord record, JournalDb db, CancellationToken cancel) =>
        await ReadPractice.OrNullAsync(db, keys, cancel) is { } practice
        && record.StandingOrNull is { } standing
        && standing.AllowsModelWords(practice.AiToPatient);
}

/// <summary>Words that a patient has not seen yet.</summary>
/// <param name="Id">Which.</param>
/// <param name="Kind">crisis-answer, or reflection.</param>
/// <param name="Text">The words.</param>
/// <param name="WrittenBy">A model's name; null: fixed words.</param>
public sealed record OwedMessage(Guid Id, string Kind, string Text, string? WrittenBy);
