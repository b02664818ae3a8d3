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
                            Why = Say(c.Content.Reason),
                        }),
                ];
            },
            cancel
        );

    private static string? Say(string? reason) =>
        Enum.TryParse<GuardRule>(reason, out var rule) ? $"it {GuardRules.Say(rule)}"
        : Enum.TryParse<AssistantFailure>(reason, out var failure) ? Lower(AssistantFailures.Say(failure).TrimEnd('.'))
        : reason switch
        {
            "NotVerified" => "none of its sentences could be verified",
            "NotWhatHelped" => "it did not ask what helped",
            "Cancelled" => "it was stopped here",
            _ => reason,
        };

    private static string Lower(string sentence) => $"{char.ToLowerInvariant(sentence[0])}{sentence[1..]}";
}

/// <summary>One call to a model.</summary>
public sealed record ModelCallView(Guid Id, Instant At, ModelCallContent Content)
{
    /// <summary>Why its words were not used, as a person reads it; null: they were, or no answer is on record.</summary>
    public string? Why { get; init; }
}
