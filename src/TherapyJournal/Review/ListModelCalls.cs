using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Records;

namespace TherapyJournal.Review;

/// <summary>Shows what of a patient's record left this machine for a model.</summary>
public sealed class ListModelCalls(PatientRecords records)
{
    /// <summary>Every call, oldest first. No word is in it.</summary>
    public Task<ReadOutcome<IReadOnlyList<ModelCallView>>> RunAsync(
        Reader.Therapist by,
        PatientId patient,
        CancellationToken cancel
    ) =>
        records.ReadAsync<IReadOnlyList<ModelCallView>>(
            by,
            patient,
            Purpose.VerifyRecord,
            async (record, db) =>
            {
                var rows = await db
                    .ModelCalls.Where(c => c.PatientId == patient)
                    .OrderBy(c => c.At)
                    .ThenBy(c => c.Id)
                    .ToListAsync(cancel);
                return
                [
                    .. record
                        .OpenAll(rows, record.Open)
                        .Select(c => new ModelCallView(
                            c.Row.Id,
                            Instant.FromUnixTimeMilliseconds(c.Row.At),
                            c.Content
                        )),
                ];
            },
            cancel
        );
}

/// <summary>One call to a model.</summary>
public sealed record ModelCallView(Guid Id, Instant At, ModelCallContent Content);
