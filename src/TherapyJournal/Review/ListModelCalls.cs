using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Records;
using TherapyJournal.Safety.Guard;

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
                        .Select(c => new ModelCallView(c.Row.Id, Instant.FromUnixTimeMilliseconds(c.Row.At), c.Content)
                        {
                            Why = Say(c.Content),
                        }),
                ];
            },
            cancel
        );

    // A rule of the guard and a failure of the service may bear one name; where the words were stopped, it was the guard.
    private static string? Say(ModelCallContent call) =>
        Enum.TryParse<UnusedReason>(call.Reason, out var reason) ? UnusedReasons.Say(reason)
        : call.State == ModelCallState.Stopped && Enum.TryParse<GuardRule>(call.Reason, out var rule)
            ? $"it {GuardRules.Say(rule)}"
        : Enum.TryParse<AssistantFailure>(call.Reason, out var failure)
            ? Lower(AssistantFailures.Say(failure).TrimEnd('.'))
        : call.Reason;

    private static string Lower(string sentence) => $"{char.ToLowerInvariant(sentence[0])}{sentence[1..]}";
}

/// <summary>One call to a model.</summary>
public sealed record ModelCallView(Guid Id, Instant At, ModelCallContent Content)
{
    /// <summary>Why its words were not used, as a person reads it; null: they were, or no answer is on record.</summary>
    public string? Why { get; init; }
}
