using TherapyJournal.Records;

namespace TherapyJournal.Work;

/// <summary>The lane in which what is said to a patient keeps its order: another than the one in which their entries are worked.</summary>
internal static class AnswerLane
{
    /// <summary>Of a patient.</summary>
    public static Guid Of(PatientId patient) => LaneBeside.Of(patient, bit: 1);
}
