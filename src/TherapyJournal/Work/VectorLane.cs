using NodaTime;
using TherapyJournal.Records;

namespace TherapyJournal.Work;

/// <summary>The lane in which a patient's entries are turned into vectors: one step after the other, so that nothing is sent twice, and nobody waits for it.</summary>
internal static class VectorLane
{
    /// <summary>That some of a patient's entries may be without a vector.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="due">When it may be looked; null: at once.</param>
    public static WorkEvent Missing(PatientId patient, Instant? due = null) =>
        new(WorkEventKind.VectorsMissing, patient, patient.Value, Due: due) { Lane = Of(patient) };

    /// <summary>Of a patient. Whoever works for one person who waits leaves it to a worker.</summary>
    public static Guid Of(PatientId patient) => LaneBeside.Of(patient, bit: 2);
}
