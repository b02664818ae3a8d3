using TherapyJournal.Records;

namespace TherapyJournal.Work;

/// <summary>Names lanes beside the one in which a patient's entries are worked, whose id is the patient's.</summary>
internal static class LaneBeside
{
    /// <summary>Another lane for each bit of the random half that differs.</summary>
    public static Guid Of(PatientId patient, byte bit)
    {
        var bytes = patient.Value.ToByteArray();
        bytes[15] ^= bit;
        return new Guid(bytes);
    }
}
