namespace TherapyJournal.Records;

/// <summary>Names one patient.</summary>
public readonly record struct PatientId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>Names one therapist.</summary>
public readonly record struct TherapistId(Guid Value)
{
    public override string ToString() => Value.ToString();
}
