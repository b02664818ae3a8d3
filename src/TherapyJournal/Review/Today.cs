using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.Review;

/// <summary>What a therapist's patients have for them to look at.</summary>
/// <param name="Patients">The caseload, by the time they came, with or without anything to look at.</param>
/// <param name="Shut">What did not open, by patient: there may be more to look at among it.</param>
public sealed record Today(IReadOnlyList<PatientToday> Patients, IReadOnlyList<ShutRecords> Shut);

/// <summary>What one patient has for their therapist: counts and dates, alerts and requests, and no word of an entry.</summary>
/// <param name="Id">The patient.</param>
/// <param name="Name">Null: it does not open.</param>
/// <param name="Alerts">Not lifted yet.</param>
/// <param name="Requests">Not settled yet.</param>
/// <param name="Words">When words of a model were written that wait for approval, Unix milliseconds.</param>
/// <param name="New">When entries were recorded that this therapist has not seen.</param>
/// <param name="Goals">When goals were suggested that wait for a decision, Unix milliseconds.</param>
/// <param name="QuietDays">For how many days they have not written; null: they have not gone quiet.</param>
public sealed record PatientToday(
    PatientId Id,
    string? Name,
    IReadOnlyList<ShownAlert> Alerts,
    IReadOnlyList<RequestView> Requests,
    IReadOnlyList<long> Words,
    IReadOnlyList<Instant> New,
    IReadOnlyList<long> Goals,
    int? QuietDays
)
{
    /// <summary>The sessions of today and tomorrow, wherever whoever reads it lives; those that have begun for an hour.</summary>
    public IReadOnlyList<PlannedSession> Sessions { get; init; } = [];
}
