namespace TherapyJournal.Records;

/// <summary>Where each erasure stands by the ledger: the last note counts, and one carried out is final.</summary>
internal static class ErasureState
{
    public static IReadOnlyDictionary<PatientId, ErasureNote> Of(IReadOnlyList<ErasureNote> notes)
    {
        var last = new Dictionary<PatientId, ErasureNote>();
        foreach (var note in notes)
        {
            if (last.GetValueOrDefault(note.Patient) is not { Step: ErasureStep.Done })
            {
                last[note.Patient] = note;
            }
        }
        return last;
    }
}
