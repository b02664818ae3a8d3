namespace TherapyJournal.Safety;

/// <summary>How soon a person must look: urgent wakes someone, concern stands at the top of the inbox.</summary>
public enum RiskLevel
{
    /// <summary>Nothing that the rules know.</summary>
    None,

    /// <summary>Severity 1 to 3: thoughts without a plan.</summary>
    Concern,

    /// <summary>Severity 4 to 6: intent, plan, preparation, attempt.</summary>
    Urgent,
}
